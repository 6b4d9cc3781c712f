// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.vsphere.Placement;
import java.time.Duration;
import java.util.Optional;

/**
 * How replicas are kept that nothing else keeps.
 *
 * @param every how long after the beginning of one turn the next one begins; empty for one turn
 * @param placement where a replica that is missing is made
 */
public record ReplicationSchedule(Optional<Duration> every, Placement placement) {

  /** One turn, anywhere. */
  public static final ReplicationSchedule NONE =
      new ReplicationSchedule(Optional.empty(), Placement.ANYWHERE);

  /** The same, for one turn. */
  public ReplicationSchedule once() {
    return new ReplicationSchedule(Optional.empty(), placement);
  }
}
