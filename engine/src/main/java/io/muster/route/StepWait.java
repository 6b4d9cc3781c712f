// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import java.util.concurrent.CompletableFuture;

/** What comes of a wait. */
interface StepWait {

  /** The instant has come. */
  void come();

  /** It will come, but not in this process. */
  void released();

  /** Completes with what has ended the wait. */
  static StepWait completing(CompletableFuture<WaitEnd> end) {
    return new StepWait() {
      @Override
      public void come() {
        end.complete(WaitEnd.TIME);
      }

      @Override
      public void released() {
        end.complete(WaitEnd.LEFT);
      }
    };
  }
}
