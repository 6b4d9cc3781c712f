// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.PowerAction;

/** How what a step has changed is put back. */
public sealed interface TakenBack {

  /** By this power step. */
  record ByPower(PowerAction action) implements TakenBack {}

  /** By connecting, or disconnecting, the same network adapters. */
  record ByConnection(boolean connected) implements TakenBack {}
}
