// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.language.Evaluation;
import io.muster.problem.Problems;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.util.List;
import java.util.Map;

/** All rules. */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new RequiredWords(),
          new Names(),
          new DistinctGroups(),
          new DistinctMachines(),
          new DistinctReplicas(),
          new DistinctNetworks(),
          new Predecessors(),
          new DeclaredReplicas(),
          new VerifiedMachines(),
          new Ranges(),
          new StepRanges(),
          new Addresses(),
          new Emptiness(),
          new Secrets(),
          new RecoveryTime());

  private Checks() {}

  /**
   * Tells where the runbook breaks a rule.
   *
   * @param written the places of the words in {@code runbook} that are there
   */
  public static void run(
      Runbook runbook, Map<String, Position> written, Evaluation evaluation, Problems problems) {
    Findings findings = new Findings(written, evaluation, problems);
    ALL.forEach(check -> check.check(runbook, findings));
  }
}
