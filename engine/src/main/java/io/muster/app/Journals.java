// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.Configuration;
import io.muster.config.JournalSettings;
import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.journal.jdbc.JdbcJournal;
import io.muster.run.RunState;
import io.muster.runbook.Runbook;
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
    Optional<JournalSettings> database =
        configuration.flatMap(file -> Configuration.load(file, new Placeholders()).journal());
    return new LazyJournal(
        () ->
            database
                .<Journal>map(it -> JdbcJournal.postgres(it.url(), it.user(), it::password))
                .orElseGet(() -> JdbcJournal.embedded(data.resolve("journal"), command)));
  }

  /** Whether a run of a runbook in its lab has not ended; also where that cannot be read. */
  static boolean hasUnfinished(Journal journal, Runbook runbook) {
    try {
      return journal.runs().stream()
          .filter(run -> run.runbook().equals(runbook.name()) && run.state() != RunState.ENDED)
          .anyMatch(run -> journal.find(run.id()).filter(it -> it.place().lab()).isPresent());
    } catch (JournalException e) {
      return true;
    }
  }

  /** What this process is called in a journal. */
  static String node() {
    String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    return host + "/" + ProcessHandle.current().pid();
  }
}
