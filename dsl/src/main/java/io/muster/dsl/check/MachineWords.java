// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;

/** A vApp is started by {@code vapp}, and any other machine by {@code vm}. */
final class MachineWords implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Declarations declarations = new Declarations(runbook);
    Steps.of(runbook, Step.Vm.class)
        .forEach(
            vm -> declarations.find(vm.vm()).ifPresent(replica -> check(vm, replica, findings)));
  }

  private static void check(Step.Vm vm, ReplicaDeclaration replica, Findings findings) {
    boolean vapp = replica.kind() == ReplicaKind.VAPP;
    if (vapp != findings.written().isVapp(vm.at())) {
      findings.add(
          Problem.of(
                  Rule.WRONG_MACHINE_WORD,
                  vm.at(),
                  "'" + vm.vm() + "' is " + (vapp ? "a vApp" : "no vApp"))
              .hint("write " + (vapp ? "vapp" : "vm") + " '" + vm.vm() + "'")
              .related(Declarations.place(replica, findings), "it is declared here"));
    }
  }
}
