// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.NetworkMapping;
import io.muster.vsphere.NetworkAdapter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which network each adapter of a replica goes to. A replica's adapter may still name the
 * production network, or already that of the recovery site.
 *
 * @param targets network by adapter key, for adapters that a mapping knows
 */
record NetworkPlan(Map<Integer, String> targets) {

  /**
   * Into the live networks of the recovery site; an adapter that no mapping knows stays where it
   * is.
   */
  static NetworkPlan live(List<NetworkAdapter> adapters, List<NetworkMapping> mappings) {
    Map<Integer, String> targets = new LinkedHashMap<>();
    for (NetworkAdapter adapter : adapters) {
      mapping(adapter, mappings).ifPresent(mapping -> targets.put(adapter.key(), mapping.to()));
    }
    return new NetworkPlan(targets);
  }

  /**
   * Into the isolated networks only (DESIGN.md, section 4, item 1).
   *
   * @throws StepFailure when an adapter would stay on a network that is not for tests
   */
  static NetworkPlan test(
      String replica, List<NetworkAdapter> adapters, List<NetworkMapping> mappings) {
    Map<Integer, String> targets = new LinkedHashMap<>();
    for (NetworkAdapter adapter : adapters) {
      String test =
          mapping(adapter, mappings)
              .flatMap(NetworkMapping::test)
              .orElseThrow(() -> noTestNetwork(replica, adapter));
      targets.put(adapter.key(), test);
    }
    return new NetworkPlan(targets);
  }

  private static Optional<NetworkMapping> mapping(
      NetworkAdapter adapter, List<NetworkMapping> mappings) {
    String network = adapter.network();
    return mappings.stream()
        .filter(mapping -> mapping.from().equals(network))
        .findFirst()
        .or(() -> mappings.stream().filter(mapping -> mapping.to().equals(network)).findFirst())
        .or(
            () ->
                mappings.stream()
                    .filter(mapping -> mapping.test().equals(Optional.of(network)))
                    .findFirst());
  }

  private static StepFailure noTestNetwork(String replica, NetworkAdapter adapter) {
    return StepFailure.refused(
        "NoTestNetwork",
        "'%s' of '%s' is on network '%s', for which the runbook names no test network; add: map '%s', to: .., test: .."
            .formatted(adapter.label(), replica, adapter.network(), adapter.network()));
  }
}
