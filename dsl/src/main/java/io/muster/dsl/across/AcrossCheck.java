// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.across;

import io.muster.problem.Problems;
import io.muster.runbook.Runbook;
import java.util.List;

/** One rule about several runbooks; it tells what is wrong at the later of two. */
interface AcrossCheck {

  void check(List<Runbook> runbooks, Problems problems);
}
