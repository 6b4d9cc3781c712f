// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.RecoveredVm;
import io.muster.action.StepContext;
import io.muster.action.StepFailure;
import io.muster.route.PlanRun;
import io.muster.route.Surroundings;
import io.muster.runbook.PlanName;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.vsphere.VSphereFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of their data a run has lost with the replicas that it has started: the RPO that it has
 * reached. Measured where the sites can tell; elsewhere it is the age of the restore point at the
 * start of the run, and nothing after a planned failover, which starts a replica only when all has
 * been sent.
 */
final class RecoveryPoint {

  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Optional<Losses> losses;
  private final Instant start;

  RecoveryPoint(Optional<Losses> losses, Instant start) {
    this.losses = losses;
    this.start = start;
  }

  /**
   * Of the replica that has lost most; empty where none was started. To be asked before an undo.
   */
  Optional<Duration> of(PlanRun run, Surroundings around) {
    return age(run).map(known -> measured(run, around).orElse(known));
  }

  /** The same, of which nothing can be measured any more. */
  Optional<Duration> age(PlanRun run) {
    return run.oldestData().map(data -> isPlanned(run) ? Duration.ZERO : since(data));
  }

  private static boolean isPlanned(PlanRun run) {
    return run.plan().name() == PlanName.PLANNED_FAILOVER;
  }

  private Duration since(Instant data) {
    return data.isBefore(start) ? Duration.between(data, start) : Duration.ZERO;
  }

  private Optional<Duration> measured(PlanRun run, Surroundings around) {
    Instant now = around.time().now();
    Instant at = isPlanned(run) ? now : start;
    StepContext context = around.context(now.plus(LOOK));
    return losses.flatMap(
        meter ->
            started(run)
                .flatMap(machine -> vms(context, machine).stream())
                .flatMap(vm -> meter.of(vm.source(), vm.replica(), at).stream())
                .max(Comparator.naturalOrder()));
  }

  private static List<RecoveredVm> vms(StepContext context, String machine) {
    try {
      return RecoveredVm.of(context, machine);
    } catch (StepFailure | VSphereFault _) {
      // why: a replica that cannot be seen any more cannot be measured
      return List.of();
    }
  }

  private static Stream<String> started(PlanRun run) {
    Set<StepId> failed =
        Stream.concat(run.failures().stream(), run.tolerated().stream())
            .map(failure -> failure.step().id())
            .collect(Collectors.toSet());
    return run.done().stream()
        .map(done -> done.step())
        .filter(step -> !failed.contains(step.id()))
        .flatMap(step -> step instanceof Step.Vm vm ? Stream.of(vm.vm()) : Stream.empty());
  }
}
