// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.time.Duration;
import java.util.Optional;

/** Measures calls to vCenters. */
public interface CallMeter {

  /** Measures nothing. */
  CallMeter NONE =
      new CallMeter() {
        @Override
        public void begins(String site, int most) {}

        @Override
        public void ended(String site, Duration taken, Optional<VSphereFault.Kind> fault) {}
      };

  /**
   * A call is to be made; it may have to wait.
   *
   * @param most how many there can be at a time
   */
  void begins(String site, int most);

  /** It has been answered, or has failed. */
  void ended(String site, Duration taken, Optional<VSphereFault.Kind> fault);
}
