// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.runbook.Runbook;

/**
 * One rule. It may meet a runbook that was read in part only, and then keeps quiet about what may
 * be missing.
 */
interface Check {

  void check(Runbook runbook, Findings findings);
}
