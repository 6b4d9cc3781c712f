// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Conversion;
import io.muster.action.Inventory;
import io.muster.action.Result;
import io.muster.action.StepContext;
import io.muster.probe.GuestNetwork;
import io.muster.replication.Replications;
import io.muster.run.DoneStep;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunId;
import io.muster.run.StepFault;
import io.muster.run.StepPlace;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One execution of one plan: what its routes share while they run, and what has come of each step.
 */
public final class PlanRun {

  /**
   * What a plan runs with.
   *
   * @param messages whether calls and notifications leave the machine; false in the lab
   * @param events is told what happens, one event at a time
   */
  public record Surroundings(
      RunId run,
      Runbook runbook,
      Inventory inventory,
      Replications replications,
      Optional<Conversion> conversion,
      boolean forced,
      GuestNetwork network,
      Time time,
      boolean messages,
      Consumer<RunEvent> events) {

    /** What a step may know and use. */
    public StepContext context(Instant deadline) {
      return new StepContext(
          run, runbook, inventory, replications, conversion, forced, network, time, deadline);
    }

    /** The same, with another listener. */
    public Surroundings telling(Consumer<RunEvent> listener) {
      return new Surroundings(
          run,
          runbook,
          inventory,
          replications,
          conversion,
          forced,
          network,
          time,
          messages,
          listener);
    }
  }

  /** The exchange property that carries the run through its routes. */
  static final String PROPERTY = "CamelMusterRun";

  /** A step that failed. */
  public record Failure(StepPlace step, StepFault fault) {}

  private final Surroundings around;
  private final Plan plan;
  private final PlanSteps steps;
  private final Map<StepId, String> skips;
  private final Instant started;
  private final GroupGate gate;
  private final Map<String, MemberWindow> windows = new HashMap<>();
  private final List<DoneStep> done = new ArrayList<>();
  private final List<Failure> tolerated = new ArrayList<>();
  private final Set<String> failedMachines = new HashSet<>();
  private final List<Instant> recoveredTo = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private Optional<Instant> lastInGroups = Optional.empty();

  /**
   * @param skips steps that have nothing to do, with the reason
   */
  public PlanRun(Surroundings around, Plan plan, Map<StepId, String> skips) {
    this.around = around;
    this.plan = plan;
    this.steps = new PlanSteps(plan);
    this.skips = skips;
    this.started = around.time().now();
    this.gate = new GroupGate(plan.groups());
    for (Group group : plan.groups()) {
      windows.put(group.name(), new MemberWindow(around.time(), group, skips.keySet()));
    }
  }

  Surroundings around() {
    return around;
  }

  public Plan plan() {
    return plan;
  }

  /** When it has begun. */
  Instant started() {
    return started;
  }

  PlanSteps steps() {
    return steps;
  }

  GroupGate gate() {
    return gate;
  }

  MemberWindow window(String group) {
    return Objects.requireNonNull(windows.get(group), group);
  }

  StepContext context(Instant deadline) {
    return around.context(deadline);
  }

  /** Why a step is not performed, although its turn has come. */
  synchronized Optional<String> skip(PlanSteps.Entry entry) {
    Optional<String> noNeed = Optional.ofNullable(skips.get(entry.place().id()));
    return noNeed.or(
        () ->
            entry
                .verification()
                .flatMap(_ -> entry.place().vm())
                .filter(failedMachines::contains)
                .map(vm -> "'" + vm + "' has failed"));
  }

  /** Whether nothing more is to be started. */
  synchronized boolean stopped() {
    return !failures.isEmpty();
  }

  synchronized void skipped(PlanSteps.Entry entry, String reason) {
    emit(new StepSkipped(now(), entry.place(), reason));
  }

  synchronized void began(PlanSteps.Entry entry, int attempt) {
    emit(new StepBegan(now(), entry.place(), attempt));
  }

  synchronized void done(PlanSteps.Entry entry, Result result) {
    if (entry.verification().isEmpty()) {
      done.add(new DoneStep(entry.step(), result.takenBackBy()));
    }
    if (entry.place().group().isPresent()) {
      lastInGroups = Optional.of(now());
    }
    result.recoveredTo().ifPresent(recoveredTo::add);
    emit(new StepDone(now(), entry.place(), result.detail()));
  }

  synchronized void failed(PlanSteps.Entry entry, StepFault fault, Optional<Duration> retryIn) {
    emit(new StepFailed(now(), entry.place(), fault, entry.options().critical(), retryIn));
    if (retryIn.isPresent()) {
      return;
    }
    entry.place().vm().ifPresent(failedMachines::add);
    if (entry.step() instanceof Step.Vm) {
      // why: it may have been started half-way, and then has to be taken back like the others
      done.add(new DoneStep(entry.step(), Optional.empty()));
    }
    Failure failed = new Failure(entry.place(), fault);
    if (!entry.options().critical()) {
      tolerated.add(failed);
      return;
    }
    failures.add(failed);
    windows.values().forEach(MemberWindow::stop);
  }

  private Instant now() {
    return around.time().now();
  }

  private void emit(RunEvent event) {
    around.events().accept(event);
  }

  /** The critical failure that stopped the plan, and those of steps that were in flight then. */
  public synchronized List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** Other failures, which the plan went on past. */
  public synchronized List<Failure> tolerated() {
    return List.copyOf(tolerated);
  }

  /** What was done, or was begun on a machine, in the order of its end. */
  public synchronized List<DoneStep> done() {
    return List.copyOf(done);
  }

  /** When the last step of a group was done. */
  public synchronized Optional<Instant> lastInGroups() {
    return lastInGroups;
  }

  /** When the oldest data was taken that a replica was started with. */
  public synchronized Optional<Instant> oldestData() {
    return recoveredTo.stream().min(Instant::compareTo);
  }
}
