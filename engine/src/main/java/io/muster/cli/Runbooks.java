// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.dsl.Loaded;
import io.muster.dsl.RunbookLoader;
import io.muster.problem.TextPrinter;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.Map;

/** Loads the runbook that a command works on. */
final class Runbooks {

  private Runbooks() {}

  /**
   * The runbook; its warnings go to the error stream.
   *
   * @param settings the values that are passed to its parameters
   */
  static Runbook load(Path file, Map<String, String> settings, Console console) {
    Loaded loaded = new RunbookLoader(settings).load(file);
    console.err().print(TextPrinter.print(loaded.report()));
    return loaded.runbook();
  }
}
