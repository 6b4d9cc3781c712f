// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.journal.Journal;
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
   */
  public static Journal open(Optional<Path> configuration, Path data) {
    return new LazyJournal(() -> embedded(data));
  }

  private static Journal embedded(Path data) {
    throw new UnsupportedOperationException("not merged yet " + data);
  }

  /** What this process is called in a journal. */
  static String node() {
    String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    return host + "/" + ProcessHandle.current().pid();
  }
}
