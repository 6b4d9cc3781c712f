// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.FailbackTarget;

/** Makes the VM of a failback to a new location. */
final class NewLocation {

  private NewLocation() {}

  static ProductionVm make(StepContext context, Member member, FailbackTarget.Location place) {
    throw StepFailure.refused(
        "NotSupported",
        "'%s' cannot be failed back to a new location in this version".formatted(member.name()));
  }
}
