// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.exchange;

/** A file is not imported, and nothing of it was; the message says why, a sentence a line. */
public final class ImportRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean damaged;

  ImportRefusedException(String message, boolean damaged) {
    super(message);
    this.damaged = damaged;
  }

  /** Whether it is no exported journal, rather than one that does not fit. */
  public boolean damaged() {
    return damaged;
  }
}
