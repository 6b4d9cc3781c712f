// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.StepOptions;
import io.muster.runbook.Verification;
import java.util.HashMap;
import java.util.Map;

/** What a step does, in a few words. */
final class Descriptions {

  private final Map<String, String> replicas = new HashMap<>();

  Descriptions(Runbook runbook) {
    runbook.replicas().forEach(replica -> replicas.put(replica.source(), replica.replica()));
  }

  String of(Step step) {
    return action(step) + options(step.options());
  }

  static String of(Verification check) {
    String what =
        switch (check) {
          case Verification.Tools v -> "VMware Tools of " + v.vm() + " run";
          case Verification.Address v -> v.vm() + " reports an address";
          case Verification.Tcp v -> v.vm() + " accepts connections on port " + v.port();
          case Verification.Http v -> v.url() + " answers " + v.status();
        };
    return what + " within " + Times.text(check.within());
  }

  String action(Step step) {
    return switch (step) {
      case Step.Vm vm -> machine(vm);
      case Step.Verify _ -> "verify";
      case Step.Wait wait -> "wait " + Times.text(wait.duration());
      case Step.Call call -> "call " + call.uri();
      case Step.Notify notice -> "notify " + notice.uri();
      case Step.Power power ->
          power.action().word()
              + " "
              + power.vm()
              + power.site().map(site -> " at " + site).orElse("");
    };
  }

  private String machine(Step.Vm vm) {
    String replica = replicas.getOrDefault(vm.vm(), vm.vm());
    return switch (vm.operation()) {
      case FAILOVER -> "fail over to " + replica + " from " + vm.point();
      case TEST_FAILOVER -> "test failover to " + replica + " from " + vm.point();
      case UNDO_FAILOVER -> "undo failover of " + replica;
    };
  }

  private static String options(StepOptions options) {
    String retries =
        options.retries() == 0
            ? ""
            : ", " + options.retries() + (options.retries() == 1 ? " retry" : " retries");
    String timeout = options.timeout().map(limit -> ", at most " + Times.text(limit)).orElse("");
    return retries + timeout + (options.critical() ? "" : ", not critical");
  }
}
