// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.allow;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;

/**
 * A comment that silences one warning.
 *
 * @param line the line on which it is silenced
 */
record Allowance(Position at, Rule rule, String reason, int line) {

  boolean covers(Problem problem) {
    return problem.rule() == rule && problem.at().line() == line;
  }
}
