// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.runbook.Step;
import java.util.Collection;
import java.util.stream.Collectors;

/** Why a step begins when it does, told from the steps before it. */
final class Reasons {

  private String first;
  private String machine = "";
  private String between = "";

  /** The reason of the first step. */
  Reasons(String first) {
    this.first = first;
  }

  String of(Step step) {
    String reason = step instanceof Step.Vm vm ? machine(vm) : step(step);
    first = "";
    return reason;
  }

  private String machine(Step.Vm vm) {
    String delay =
        vm.delay().isZero() || machine.isEmpty()
            ? ""
            : Times.text(vm.delay()) + " after " + machine + " began";
    String wait = between.isEmpty() ? "" : "when " + between + " is done";
    machine = vm.vm();
    between = "";
    return delay.isEmpty() || wait.isEmpty() ? first + delay + wait : delay + ", " + wait;
  }

  private String step(Step step) {
    String reason = between.isEmpty() && !machine.isEmpty() ? "when the machines are up" : "";
    between = step.id().path().substring(step.id().path().lastIndexOf('/') + 1);
    return first + reason;
  }

  static String names(Collection<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" and "));
  }
}
