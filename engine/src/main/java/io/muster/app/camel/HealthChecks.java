// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.app.Muster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;

/** The health checks of what runs the runbooks: one for the journal, and one for each site. */
final class HealthChecks {

  private final Optional<HealthCheckRegistry> registry;
  private final List<ReachableCheck> checks = new ArrayList<>();

  /**
   * @param camel whose registry of health checks has them; without one they are left out
   */
  HealthChecks(CamelContext camel, Muster muster) {
    registry = Optional.ofNullable(HealthCheckRegistry.get(camel));
    checks.add(new ReachableCheck("muster-journal", muster::journalProblem));
    for (String site : muster.sites()) {
      checks.add(new ReachableCheck("muster-site-" + site, () -> muster.siteProblem(site)));
    }
  }

  void register() {
    registry.ifPresent(it -> checks.forEach(it::register));
  }

  void unregister() {
    registry.ifPresent(it -> checks.forEach(it::unregister));
  }
}
