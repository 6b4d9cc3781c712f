// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.PowerState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a VM runs.
 *
 * @param since when that became so
 * @param booted when the guest is up; null while the VM is not on
 * @param goesOff when the guest will have shut down; null unless it was asked to
 * @param bootLeft what was left of the boot when the VM was suspended
 */
record Power(
    PowerState state,
    Instant since,
    @Nullable Instant booted,
    @Nullable Instant goesOff,
    Duration bootLeft) {

  static Power on(Instant now, Duration boot) {
    return new Power(PowerState.POWERED_ON, now, now.plus(boot), null, Duration.ZERO);
  }

  static Power off(Instant now) {
    return new Power(PowerState.POWERED_OFF, now, null, null, Duration.ZERO);
  }

  Power suspended(Instant now) {
    Duration left =
        booted == null || booted.isBefore(now) ? Duration.ZERO : Duration.between(now, booted);
    return new Power(PowerState.SUSPENDED, now, null, null, left);
  }

  Power goingOff(@Nullable Instant when) {
    return new Power(state, since, booted, when, bootLeft);
  }

  boolean isBooted(Instant now) {
    return booted != null && !now.isBefore(booted);
  }
}
