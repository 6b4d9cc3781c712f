// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.NetworkMapping;
import io.muster.runbook.Runbook;
import java.util.Map;
import java.util.stream.Collectors;

/** A network goes to one place, and a drill never gets near a live one. */
final class DistinctNetworks implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    First first =
        new First(Rule.DUPLICATE_NETWORK, "a network goes to one place; remove one", findings);
    Map<String, NetworkMapping> live =
        runbook.networks().stream()
            .collect(Collectors.toMap(NetworkMapping::to, mapping -> mapping, (one, _) -> one));
    for (NetworkMapping mapping : runbook.networks()) {
      first.use(
          mapping.from(),
          findings.place(mapping.at(), "network"),
          "network '" + mapping.from() + "' is already mapped");
      mapping
          .test()
          .filter(live::containsKey)
          .ifPresent(
              test ->
                  findings.add(
                      Problem.of(
                              Rule.LIVE_TEST_NETWORK,
                              findings.place(mapping.at(), "test"),
                              "the test network '"
                                  + test
                                  + "' is a live network of the recovery site")
                          .hint("drills need an isolated port group")
                          .related(
                              findings.place(live.getOrDefault(test, mapping).at(), "to"),
                              "machines fail over into it here")));
    }
  }
}
