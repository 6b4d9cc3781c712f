// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.replica.ReplicaState;
import java.util.List;

/**
 * What has happened in a run.
 *
 * @param states those that replicas were brought to by it
 */
public record Happening(RunEvent event, List<ReplicaState> states) {

  public Happening {
    states = List.copyOf(states);
  }

  /** What has changed no replica. */
  public static Happening of(RunEvent event) {
    return new Happening(event, List.of());
  }
}
