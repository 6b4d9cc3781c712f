// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.problem.NearMiss;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import java.util.Arrays;
import java.util.List;

/** Finds the plan that an argument names. */
final class PlanNames {

  private PlanNames() {}

  static PlanName name(String word) {
    List<String> words = Arrays.stream(PlanName.values()).map(PlanName::word).toList();
    return PlanName.of(word)
        .orElseThrow(
            () ->
                new CommandRefused(
                    ExitCode.INVALID,
                    "there is no plan '%s'; %s"
                        .formatted(
                            word,
                            NearMiss.hint(word, words)
                                .orElse("there are " + String.join(", ", words)))));
  }

  static Plan of(Runbook runbook, String word) {
    return runbook.plan(name(word));
  }
}
