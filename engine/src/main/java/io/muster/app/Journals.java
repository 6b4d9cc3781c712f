// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.Configuration;
import io.muster.config.JournalSettings;
import io.muster.journal.Journal;
import io.muster.journal.jdbc.JdbcJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The journals in which runs are written down. */
public final class Journals {

  private Journals() {}

  /**
   * The database that a configuration names, or else the embedded one in a folder. It is opened
   * when it is first needed.
   *
   * @param data the folder of the embedded one
   * @param command what this process does, for those who find the folder in use
   * @throws io.muster.config.ConfigurationException when the configuration cannot be read
   */
  public static Journal open(Optional<Path> configuration, Path data, String command) {
    Optional<JournalSettings> database = settings(configuration);
    return new LazyJournal(
        () ->
            database
                .<Journal>map(it -> JdbcJournal.postgres(it.url(), it.user(), it::password))
                .orElseGet(() -> JdbcJournal.embedded(embedded(data), command)));
  }

  /**
   * Whether there may be one without making it: a database that a configuration names, or the
   * folder of the embedded one.
   */
  public static boolean isThere(Optional<Path> configuration, Path data) {
    return settings(configuration).isPresent() || Files.isDirectory(embedded(data));
  }

  private static Optional<JournalSettings> settings(Optional<Path> configuration) {
    return configuration.flatMap(file -> Configuration.load(file, new Placeholders()).journal());
  }

  private static Path embedded(Path data) {
    return data.resolve("journal");
  }

  /** What this process is called in a journal. */
  static String node() {
    String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    return host + "/" + ProcessHandle.current().pid();
  }
}
