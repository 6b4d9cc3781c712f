// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.journal.Journal;
import java.nio.file.Path;

/** Opens the journal in which runs are written down. */
final class Journals {

  private Journals() {}

  /** The embedded one in a folder. */
  static Journal open(Path data) {
    throw new UnsupportedOperationException("not merged yet " + data);
  }

  /** What this process is called in it. */
  static String node() {
    return "muster-" + ProcessHandle.current().pid();
  }
}
