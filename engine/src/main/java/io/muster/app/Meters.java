// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.vsphere.CallMeter;
import java.time.Duration;

/** Measures what a process does. */
interface Meters {

  /** Measures nothing. */
  Meters NONE =
      new Meters() {
        @Override
        public void appended(Duration taken) {}

        @Override
        public CallMeter vCenters() {
          return CallMeter.NONE;
        }
      };

  /** Something was written down in the journal. */
  void appended(Duration taken);

  /** Measures calls to vCenters. */
  CallMeter vCenters();
}
