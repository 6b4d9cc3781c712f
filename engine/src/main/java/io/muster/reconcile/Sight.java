// SPDX-License-Identifier: Apache-2.0
package io.muster.reconcile;

import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaMark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sites show.
 *
 * @param sites those that were looked at, as the journal calls them
 * @param vms all VMs there, each with what Muster has written onto it
 * @param unreadable those of which nothing can be told, because their marks cannot be read
 * @param problems why something could not be looked at, one sentence each
 */
public record Sight(
    Set<String> sites,
    Map<ReplicaKey, Optional<ReplicaMark>> vms,
    Set<ReplicaKey> unreadable,
    List<String> problems) {

  /** All that several of them show. */
  public static Sight of(List<Sight> all) {
    Set<String> sites = new HashSet<>();
    Map<ReplicaKey, Optional<ReplicaMark>> vms = new HashMap<>();
    Set<ReplicaKey> unreadable = new HashSet<>();
    for (Sight sight : all) {
      sites.addAll(sight.sites());
      vms.putAll(sight.vms());
      unreadable.addAll(sight.unreadable());
    }
    List<String> problems = all.stream().flatMap(sight -> sight.problems().stream()).toList();
    return new Sight(sites, vms, unreadable, problems);
  }

  /** Whether it can be told what a replica is like. */
  boolean tells(ReplicaKey replica) {
    return sites.contains(replica.site()) && !unreadable.contains(replica);
  }
}
