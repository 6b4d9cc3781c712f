// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.app.Refusal;
import java.util.List;

/**
 * What a message asks of a runbook is not done; its text is what the command line says in the same
 * case. It has no stack trace, since nothing is wrong with the program.
 */
public final class RunbookException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Refusal.Kind kind;

  RunbookException(Refusal refusal) {
    super(String.join("\n", refusal.sentences()), null, false, false);
    this.kind = refusal.kind();
  }

  static RunbookException invalid(String sentence) {
    return new RunbookException(new Refusal(Refusal.Kind.INVALID, List.of(sentence)));
  }

  /** What stands behind it. */
  public Refusal.Kind kind() {
    return kind;
  }
}
