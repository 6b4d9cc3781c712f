// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.replica.ReplicaState;
import java.util.List;

/** Where a run writes down what happens to it, before anybody is told. */
public interface RunLog {

  /** What is looked at outside of any run is not written down. */
  RunLog NONE =
      new RunLog() {
        @Override
        public void append(RunEvent event, List<ReplicaState> states) {}

        @Override
        public void requireClaim() {}

        @Override
        public RunEvent.DecisionAnswered settle(RunEvent.DecisionAnswered answer) {
          return answer;
        }
      };

  /**
   * Returns when it is written for good.
   *
   * @param states those that replicas were brought to by it
   */
  void append(RunEvent event, List<ReplicaState> states);

  /**
   * Decides something, unless it is decided already.
   *
   * @return the answer that counts
   */
  RunEvent.DecisionAnswered settle(RunEvent.DecisionAnswered answer);

  /** Returns when nobody else has taken the run over; waits while that cannot be known. */
  void requireClaim();
}
