// SPDX-License-Identifier: Apache-2.0
package io.muster.metrics;

import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.replica.ReplicaState;
import io.muster.replica.State;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import io.muster.runbook.Runbook;
import io.muster.schedule.drill.OverdueDrills;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Counts what is in the journal, whichever process has written it, when somebody asks. */
final class JournalMetrics {

  /** How long counts stand: those who ask together, and often, cost one look. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private record Look(
      Instant taken,
      boolean reachable,
      List<RunSummary> runs,
      List<ReplicaState> replicas,
      Optional<OverdueDrills> drills) {}

  private final Journal journal;
  private final InstantSource machine;
  private final Supplier<? extends Collection<Runbook>> runbooks;
  private Look last = new Look(Instant.MIN, false, List.of(), List.of(), Optional.empty());

  JournalMetrics(
      Journal journal, InstantSource machine, Supplier<? extends Collection<Runbook>> runbooks) {
    this.journal = journal;
    this.machine = machine;
    this.runbooks = runbooks;
  }

  private synchronized Look look() {
    Instant now = machine.instant();
    if (!now.isBefore(last.taken().plus(FRESH))) {
      last = taken(now);
    }
    return last;
  }

  private Look taken(Instant now) {
    try {
      List<RunSummary> runs = journal.runs();
      return new Look(now, true, runs, journal.replicas(), Optional.of(OverdueDrills.of(runs)));
    } catch (JournalException _) {
      // why: that it is away is what is told then
      return new Look(now, false, List.of(), List.of(), Optional.empty());
    }
  }

  void register(PrometheusRegistry registry) {
    gauge("muster_journal_up", "Whether the journal can be read: 1, or 0.")
        .callback(it -> it.call(look().reachable() ? 1 : 0))
        .register(registry);
    gauge("muster_runs", "Runs in the journal, of all nodes, by where they stand.", "state")
        .callback(it -> runs((value, label) -> it.call((double) value, label)))
        .register(registry);
    gauge("muster_replicas", "Replicas in the journal by their state.", "state")
        .callback(it -> replicas((value, label) -> it.call((double) value, label)))
        .register(registry);
    gauge(
            "muster_drill_last_success_timestamp_seconds",
            "When the last drill of a runbook began that has done what it is for.",
            "runbook")
        .unit(Unit.SECONDS)
        .callback(it -> drills((value, label) -> it.call((double) value, label)))
        .register(registry);
  }

  private static GaugeWithCallback.Builder gauge(String name, String help, String... labels) {
    return GaugeWithCallback.builder().name(name).help(help).labelNames(labels);
  }

  /** One value of a gauge. */
  @FunctionalInterface
  private interface Value {
    void set(long value, String label);
  }

  private void runs(Value value) {
    Look now = look();
    if (now.reachable()) {
      for (RunState state : RunState.values()) {
        value.set(now.runs().stream().filter(it -> it.state() == state).count(), state.word());
      }
    }
  }

  private void replicas(Value value) {
    Look now = look();
    if (now.reachable()) {
      for (State state : State.values()) {
        String word = state.name().toLowerCase(Locale.ROOT);
        value.set(now.replicas().stream().filter(it -> it.state() == state).count(), word);
      }
    }
  }

  /** One that was never proven has the value 0, so that it is not overlooked. */
  private void drills(Value value) {
    look()
        .drills()
        .ifPresent(
            drills -> {
              for (String runbook : names(drills)) {
                Instant proven = drills.proven(runbook).orElse(Instant.EPOCH);
                value.set(proven.getEpochSecond(), runbook);
              }
            });
  }

  private Set<String> names(OverdueDrills drills) {
    Set<String> names = new TreeSet<>(OverdueDrills.scheduled(runbooks.get()));
    names.addAll(drills.proven());
    return names;
  }
}
