// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.runbook.GuestProgram;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.StepOptions;
import io.muster.runbook.Switchover;
import io.muster.runbook.Verification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a step does, in a few words. */
final class Descriptions {

  private final Map<String, ReplicaDeclaration> replicas = new HashMap<>();

  Descriptions(Runbook runbook) {
    runbook.replicas().forEach(replica -> replicas.put(replica.source(), replica));
  }

  String of(Step step) {
    return action(step) + options(step.options());
  }

  static String of(Verification check) {
    String what =
        switch (check) {
          case Verification.Tools v -> "VMware Tools of " + v.vm() + " run";
          case Verification.Heartbeat v -> "the heartbeat of " + v.vm() + " is green";
          case Verification.Address v -> v.vm() + " reports an address";
          case Verification.Tcp v -> v.vm() + " accepts connections on port " + v.port();
          case Verification.Ping v -> v.vm() + " answers a ping";
          case Verification.Http v -> v.url() + " answers " + v.status();
          case Verification.Guest v -> program(v.program()) + " ends with " + v.program().expect();
          case Verification.Call v ->
              v.uri() + " answers" + v.expect().map(answer -> " " + answer).orElse("");
        };
    return what + " within " + Times.text(check.within());
  }

  /** The calls that a machine's operation makes. */
  List<String> calls(Step.Vm vm) {
    return vm.operation()
        .vSphereCalls(replica(vm).map(ReplicaDeclaration::kind).orElse(ReplicaKind.SNAPSHOT));
  }

  String action(Step step) {
    return switch (step) {
      case Step.Vm vm -> machine(vm);
      case Step.Verify _ -> "verify";
      case Step.Wait wait -> "wait " + Times.text(wait.duration());
      case Step.Pause pause ->
          "pause '%s'; %s after %s without an answer"
              .formatted(pause.text(), pause.otherwise().word(), Times.text(pause.within()));
      case Step.Call call -> "call " + call.uri();
      case Step.Notify notice -> "notify " + notice.uri();
      case Step.Guest guest -> "run " + program(guest.program());
      case Step.Perform perform -> "perform " + perform.procedure();
      case Step.Power power -> power.action().word() + " " + power.vm() + at(power.site());
      case Step.Snapshot snapshot ->
          snapshot.action().word()
              + " "
              + snapshot.vm()
              + snapshot.name().map(name -> " '" + name + "'").orElse("")
              + at(snapshot.site());
      case Step.Connection connection ->
          connection.word()
              + " "
              + connection.vm()
              + connection.network().map(network -> " in " + network).orElse("")
              + at(connection.site());
      case Step.SwitchTime time ->
          switch (time.switchover()) {
            case Switchover.Automatic _ -> "switch over at once";
            case Switchover.Manual _ -> "wait until somebody switches over";
            case Switchover.Daily daily -> "switch over " + daily;
            case Switchover.Once once -> "switch over " + once;
          };
    };
  }

  private static String at(Optional<String> site) {
    return site.map(name -> " at " + name).orElse("");
  }

  private static String program(GuestProgram program) {
    return program.path() + " in " + program.vm();
  }

  private String machine(Step.Vm vm) {
    String replica = replica(vm).map(ReplicaDeclaration::replica).orElse(vm.vm());
    return switch (vm.operation()) {
      case FAILOVER -> "fail over to " + replica + " from " + vm.point();
      case TEST_FAILOVER -> "test failover to " + replica + " from " + vm.point();
      case PLANNED_FAILOVER -> "planned failover to " + replica;
      case UNDO_FAILOVER -> "undo failover of " + replica;
      case PERMANENT_FAILOVER -> "make " + replica + " permanent";
      case FAILBACK -> "send " + replica + " back, phase 1";
      case SWITCHOVER -> "switch from " + replica + " to " + vm.vm() + ", phase 2";
      case COMMIT_FAILBACK -> "commit failback of " + vm.vm();
      case UNDO_FAILBACK -> "undo failback to " + replica;
    };
  }

  private Optional<ReplicaDeclaration> replica(Step.Vm vm) {
    return Optional.ofNullable(replicas.get(vm.vm()));
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
