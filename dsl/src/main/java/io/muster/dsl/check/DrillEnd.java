// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Runbook;
import java.util.List;

/** A drill takes back what it has done, whatever happens: nothing is decided in it. */
final class DrillEnd implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    for (String word : List.of("decide", "onFailure")) {
      findings
          .written()
          .word("drill", word)
          .ifPresent(
              place ->
                  findings.add(
                      Problem.of(Rule.MISPLACED_WORD, place, "a drill has no '" + word + "'")
                          .hint("it is taken back whatever happens; remove this")));
    }
  }
}
