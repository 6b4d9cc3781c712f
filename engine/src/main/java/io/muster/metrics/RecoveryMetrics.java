// SPDX-License-Identifier: Apache-2.0
package io.muster.metrics;

import io.muster.run.RunEvent.RunEnded;
import io.muster.run.StoredRun;
import io.muster.runbook.PlanName;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Set;

/** What runs have reached, beside what their runbooks promise. */
final class RecoveryMetrics {

  private static final Set<PlanName> RECOVERING =
      Set.of(PlanName.FAILOVER, PlanName.PLANNED_FAILOVER, PlanName.DRILL);

  private final Gauge reached;
  private final Gauge lost;
  private final Gauge target;

  RecoveryMetrics(PrometheusRegistry registry) {
    reached =
        gauge(
            registry,
            "muster_recovery_time_seconds",
            "From the start of the last run to its last check.",
            "runbook",
            "plan");
    lost =
        gauge(
            registry,
            "muster_recovery_point_seconds",
            "How much data the last run has lost, in time.",
            "runbook",
            "plan");
    target =
        gauge(
            registry,
            "muster_recovery_time_target_seconds",
            "The recovery time that the runbook promises.",
            "runbook");
  }

  private static Gauge gauge(
      PrometheusRegistry registry, String name, String help, String... labels) {
    return Gauge.builder()
        .name(name)
        .help(help)
        .unit(Unit.SECONDS)
        .labelNames(labels)
        .register(registry);
  }

  /** What a run has reached; nothing where it has recovered nothing. */
  void ended(String runbook, String plan, RunEnded end) {
    end.rto().ifPresent(it -> reached.labelValues(runbook, plan).set(Metrics.seconds(it)));
    end.rpo().ifPresent(it -> lost.labelValues(runbook, plan).set(Metrics.seconds(it)));
  }

  /** What the runbook of a run promises. */
  void promised(StoredRun run) {
    if (RECOVERING.contains(run.plan().name())) {
      run.runbook()
          .rto()
          .ifPresent(it -> target.labelValues(run.runbook().name()).set(Metrics.seconds(it)));
    }
  }
}
