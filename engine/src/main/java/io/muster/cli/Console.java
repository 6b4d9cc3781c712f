// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err what is wrong, and progress
 * @param terminal whether somebody looks at the output while it is written
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {

  /** The process's own streams. */
  @SuppressWarnings("SystemConsoleNull") // why: with the JDK's plain console it is null in a pipe
  static Console system() {
    java.io.Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        terminal);
  }
}
