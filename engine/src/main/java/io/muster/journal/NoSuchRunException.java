// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.run.RunId;

/** There is no run of this id. */
public final class NoSuchRunException extends JournalException {

  private static final long serialVersionUID = 1L;

  public NoSuchRunException(RunId run) {
    super("there is no run '%s'; 'muster runs' lists them".formatted(run), false, null);
  }
}
