// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.collect.Written;
import io.muster.dsl.language.Evaluation;
import io.muster.dsl.language.TimeLimit;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.util.List;

/** All rules. */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new RequiredWords(),
          new Names(),
          new Parameters(),
          new DistinctGroups(),
          new DistinctMachines(),
          new DistinctReplicas(),
          new DistinctNetworks(),
          new AddressMaps(),
          new DistinctSubnets(),
          new Predecessors(),
          new DeclaredReplicas(),
          new MachineWords(),
          new VappMembers(),
          new MountHosts(),
          new RestorePointKinds(),
          new PlannedFailoverKinds(),
          new FailbackTargets(),
          new VerifiedMachines(),
          new Procedures(),
          new ProcedureCycles(),
          new LiveOverlap(),
          new ReplicaOverlap(),
          new FailbackOverlap(),
          new LiveDrill(),
          new Decisions(),
          new DrillEnd(),
          new NoUndo(),
          new Ranges(),
          new StepRanges(),
          new DrillSchedules(),
          new Crons(),
          new Triggers(),
          new ConfirmedTriggers(),
          new Addresses(),
          new Emptiness(),
          new Secrets(),
          new RecoveryTime());

  private Checks() {}

  /** Tells where the runbook breaks a rule, unless the time is up before all are looked at. */
  public static void run(
      Runbook runbook, Written written, Evaluation evaluation, Problems problems, TimeLimit limit) {
    Findings findings = new Findings(written, evaluation, problems);
    for (Check check : ALL) {
      if (limit.isOver()) {
        findings.add(tooLong(runbook.at()));
        return;
      }
      check.check(runbook, findings);
    }
  }

  /** What is told where the checks take longer than a text may take. */
  public static Problem tooLong(Position at) {
    return Problem.of(Rule.TOO_LARGE, at, "checking this takes too long")
        .hint("split it into several files");
  }
}
