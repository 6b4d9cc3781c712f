// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import java.util.List;

/** Where a run writes down what happens to it, before anybody is told. */
public interface RunLog {

  /** What is looked at outside of any run is not written down. */
  RunLog NONE =
      new RunLog() {
        @Override
        public void append(List<Happening> happened) {}

        @Override
        public void requireClaim() {}

        @Override
        public RunEvent.DecisionAnswered settle(RunEvent.DecisionAnswered answer) {
          return answer;
        }
      };

  /** Returns when it is written for good, all of it in this order or nothing. */
  void append(List<Happening> happened);

  /** The same for an event that has changed no replica. */
  default void append(RunEvent event) {
    append(List.of(Happening.of(event)));
  }

  /**
   * Decides something, unless it is decided already.
   *
   * @return the answer that counts
   */
  RunEvent.DecisionAnswered settle(RunEvent.DecisionAnswered answer);

  /** Returns when nobody else has taken the run over; waits while that cannot be known. */
  void requireClaim();
}
