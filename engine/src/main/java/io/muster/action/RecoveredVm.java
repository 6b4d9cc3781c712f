// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import java.util.List;

/**
 * A VM of a replica that has been started, and the one that it was replicated from, both as {@code
 * site/name}.
 */
public record RecoveredVm(String source, String replica) {

  /** Those of a machine; changes nothing. */
  public static List<RecoveredVm> of(StepContext context, String machine) {
    String production = context.runbook().sites().production();
    String recovery = context.runbook().sites().recovery();
    return Replica.find(context.runbook(), context.inventory(), machine).members().stream()
        .map(
            vm ->
                new RecoveredVm(
                    production + "/" + vm.replicatedFrom(), recovery + "/" + vm.vm().name()))
        .toList();
  }
}
