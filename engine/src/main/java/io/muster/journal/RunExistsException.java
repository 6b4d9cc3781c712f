// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.run.RunId;

/** There is a run of this id already. */
public final class RunExistsException extends JournalException {

  private static final long serialVersionUID = 1L;

  public RunExistsException(RunId run) {
    super("there is a run '%s' already".formatted(run), false, null);
  }
}
