// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.dsl.Loaded;
import io.muster.dsl.RunbookLoader;
import io.muster.problem.TextPrinter;
import io.muster.runbook.Runbook;
import java.nio.file.Path;

/** Loads the runbook that a command works on. */
final class Runbooks {

  private Runbooks() {}

  /** The runbook; its warnings go to the error stream. */
  static Runbook load(Path file, Console console) {
    Loaded loaded = new RunbookLoader().load(file);
    console.err().print(TextPrinter.print(loaded.report()));
    return loaded.runbook();
  }
}
