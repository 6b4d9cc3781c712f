// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

/** How a command ends (DESIGN.md, section 7). */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int INVALID = 2;
  static final int WAITING = 3;
  static final int HALTED = 4;
  static final int REFUSED = 5;

  private ExitCode() {}
}
