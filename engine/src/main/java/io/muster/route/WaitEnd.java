// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

/** What ends a wait. */
enum WaitEnd {
  /** Its instant has come. */
  TIME,
  /** Somebody has answered what was asked. */
  ANSWERED,
  /** The run has left the process. */
  LEFT
}
