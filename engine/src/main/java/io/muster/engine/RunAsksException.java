// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.RunId;

/** A run asks for what can be answered when this process has ended, and goes on then. */
public final class RunAsksException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunAsksException(RunId run) {
    super(
        "run '%s' waits for an answer: 'muster status %s' shows what it asks, and 'muster answer %s CHOICE --by NAME' lets it go on"
            .formatted(run, run, run));
  }
}
