// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.runbook.ReplicaKind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How the replication of some kinds is driven.
 *
 * @param kinds the kinds of replicas that it keeps
 * @param addresses the Camel URI of each call, with its placeholders in {@code {{ }}} as they are
 *     written, so that no secret is in it
 * @param within how long the answer to one call may take
 */
public record ReplicationSettings(
    String name, Set<ReplicaKind> kinds, Map<ReplicationCall, String> addresses, Duration within) {

  /** What a call's address is named in the configuration. */
  public String key(ReplicationCall call) {
    return "replication." + name + "." + call.word();
  }

  @Override
  public String toString() {
    return "replication '" + name + "' of " + kinds;
  }
}
