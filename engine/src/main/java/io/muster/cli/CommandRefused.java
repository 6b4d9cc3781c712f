// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

/** A command cannot do what it was asked; the message says why and what to do. */
final class CommandRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandRefused(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
