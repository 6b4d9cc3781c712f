// SPDX-License-Identifier: Apache-2.0
package io.muster.metrics;

import io.muster.journal.Journal;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunEvent.StepWaiting;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.runbook.StepId;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what becomes of steps, and measures how long they take and how late they are. */
final class StepMetrics {

  private record Key(RunId run, StepId step) {}

  private final Journal journal;
  private final Map<Key, Instant> began = new ConcurrentHashMap<>();
  private final Counter steps;
  private final Histogram durations;
  private final Histogram lateness;

  StepMetrics(PrometheusRegistry registry, Journal journal) {
    this.journal = journal;
    steps =
        Counter.builder()
            .name("muster_steps_total")
            .help("Steps that have ended here, by how; retried counts failed attempts.")
            .labelNames("runbook", "plan", "kind", "result")
            .register(registry);
    durations =
        Histogram.builder()
            .name("muster_step_duration_seconds")
            .help("From the first attempt at a step to its end, by the clock of the sites.")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(1, 5, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600)
            .labelNames("kind", "result")
            .register(registry);
    lateness =
        Histogram.builder()
            .name("muster_wait_lateness_seconds")
            .help("How long after its time a step went on that waited for one, such as a switch.")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(0.01, 0.05, 0.1, 0.5, 1, 5, 30, 60, 300, 3600, 86400)
            .register(registry);
  }

  void began(RunId run, StepBegan event) {
    began.putIfAbsent(new Key(run, event.step().id()), event.time());
  }

  void retried(String runbook, String plan, StepPlace step) {
    steps.labelValues(runbook, plan, kind(step), "retried").inc();
  }

  void ended(
      RunId run, String runbook, String plan, StepPlace step, RunEvent event, String result) {
    steps.labelValues(runbook, plan, kind(step), result).inc();
    Optional.ofNullable(began.remove(new Key(run, step.id())))
        .map(from -> Duration.between(from, event.time()))
        .ifPresent(it -> durations.labelValues(kind(step), result).observe(Metrics.seconds(it)));
    if (event instanceof RunEvent.StepDone && kind(step).equals("other")) {
      until(run, step.id())
          .map(until -> Duration.between(until, event.time()))
          .filter(late -> !late.isNegative())
          .ifPresent(late -> lateness.observe(Metrics.seconds(late)));
    }
  }

  /** What a step has waited for; the process that began to wait may have been another one. */
  private Optional<Instant> until(RunId run, StepId step) {
    Optional<Instant> until = Optional.empty();
    for (RunEvent event : journal.events(run)) {
      if (event instanceof StepWaiting waiting && waiting.step().id().equals(step)) {
        until = Optional.of(waiting.until());
      } else if (event instanceof StepMoved moved && moved.step().id().equals(step)) {
        until = Optional.of(moved.end());
      }
    }
    return until;
  }

  private static String kind(StepPlace step) {
    boolean check = step.id().path().contains("/verify");
    return check ? "check" : step.vm().isPresent() ? "machine" : "other";
  }

  void forget(RunId run) {
    began.keySet().removeIf(key -> key.run().equals(run));
  }
}
