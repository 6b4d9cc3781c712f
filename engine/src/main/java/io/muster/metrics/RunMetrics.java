// SPDX-License-Identifier: Apache-2.0
package io.muster.metrics;

import io.muster.journal.Journal;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunEvent.TaskBegan;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what happens in the runs of a process. */
final class RunMetrics {

  private record Plan(String runbook, String plan) {}

  private final Journal journal;
  private final Map<RunId, Plan> plans = new ConcurrentHashMap<>();
  private final StepMetrics steps;
  private final Counter started;
  private final Counter ended;
  private final Counter tasks;
  private final RecoveryMetrics recoveries;

  RunMetrics(PrometheusRegistry registry, Journal journal) {
    this.journal = journal;
    this.steps = new StepMetrics(registry, journal);
    started =
        counter("muster_runs_started_total", "Runs that were started here.", "runbook", "plan")
            .register(registry);
    ended =
        counter(
                "muster_runs_ended_total",
                "Runs that have ended or halted here, by how.",
                "runbook",
                "plan",
                "outcome")
            .register(registry);
    tasks =
        counter(
                "muster_vsphere_tasks_total",
                "Tasks of vCenters that were begun for steps.",
                "site",
                "operation")
            .register(registry);
    this.recoveries = new RecoveryMetrics(registry);
  }

  private static Counter.Builder counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels);
  }

  void accept(RunId run, RunEvent event) {
    switch (event) {
      case RunStarted start -> {
        plans.put(run, new Plan(start.runbook(), start.plan().word()));
        started.labelValues(start.runbook(), start.plan().word()).inc();
      }
      case StepBegan began -> steps.began(run, began);
      case StepDone done -> step(run, done.step(), done, "done");
      case StepFailed failed -> {
        if (failed.retryIn().isEmpty()) {
          step(run, failed.step(), failed, "failed");
        } else {
          plan(run).ifPresent(it -> steps.retried(it.runbook(), it.plan(), failed.step()));
        }
      }
      case StepSkipped skipped -> step(run, skipped.step(), skipped, "skipped");
      case TaskBegan task -> tasks.labelValues(task.task().site(), task.task().operation()).inc();
      case RunEnded end -> ended(run, end);
      default -> {}
    }
  }

  private void step(RunId run, StepPlace step, RunEvent event, String result) {
    plan(run).ifPresent(it -> steps.ended(run, it.runbook(), it.plan(), step, event, result));
  }

  private void ended(RunId run, RunEnded end) {
    plan(run)
        .ifPresent(
            it -> {
              ended.labelValues(it.runbook(), it.plan(), end.outcome().word()).inc();
              recoveries.ended(it.runbook(), it.plan(), end);
            });
    journal.find(run).ifPresent(recoveries::promised);
    plans.remove(run);
    steps.forget(run);
  }

  /** Of a run that was begun elsewhere the journal has to be asked. */
  private Optional<Plan> plan(RunId run) {
    return Optional.ofNullable(plans.get(run))
        .or(
            () ->
                journal
                    .find(run)
                    .map(it -> new Plan(it.runbook().name(), it.plan().name().word()))
                    .map(
                        it -> {
                          plans.put(run, it);
                          return it;
                        }));
  }
}
