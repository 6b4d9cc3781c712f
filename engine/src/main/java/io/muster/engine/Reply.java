// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.RunEvent;
import io.muster.run.RunEvent.DecisionAnswered;

/**
 * An answer that counts.
 *
 * @param written what is written down of it, which a switch that waits hears as its new time
 */
record Reply(DecisionAnswered answer, RunEvent written) {}
