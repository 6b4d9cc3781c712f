// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.runbook.FailbackTarget;
import io.muster.runbook.GuestProgram;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.ReplicaOperation;
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
public final class Descriptions {

  private final Map<String, ReplicaDeclaration> replicas = new HashMap<>();
  private final boolean powerOn;
  private final boolean addresses;
  private final boolean newLocation;

  /** Descriptions in a runbook, which knows the replicas. */
  public Descriptions(Runbook runbook) {
    runbook.replicas().forEach(replica -> replicas.put(replica.source(), replica));
    this.addresses = !runbook.addresses().isEmpty();
    this.powerOn = runbook.failback().powerOn();
    this.newLocation = runbook.failback().target() instanceof FailbackTarget.Location;
  }

  /** What it does and how it is attempted. */
  public String of(Step step) {
    return action(step) + options(step.options());
  }

  /** What has to hold, and within which time. */
  public static String of(Verification check) {
    String what =
        switch (check) {
          case Verification.Tools v -> "VMware Tools of " + v.vm() + " run";
          case Verification.Heartbeat v -> "the heartbeat of " + v.vm() + " is green";
          case Verification.Address v -> v.vm() + " reports an address";
          case Verification.Tcp v -> v.vm() + " accepts connections on port " + v.port();
          case Verification.Ping v -> v.vm() + " answers a ping";
          case Verification.Http v -> Secrets.hidden(v.url()) + " answers " + v.status();
          case Verification.Guest v -> program(v.program()) + " ends with " + v.program().expect();
          case Verification.Call v ->
              Secrets.hidden(v.uri())
                  + " answers"
                  + v.expect().map(answer -> " " + answer).orElse("");
        };
    return what + " within " + Times.text(check.within());
  }

  /** The calls that a machine's operation makes. */
  public List<String> calls(Step.Vm vm) {
    ReplicaKind kind = replica(vm).map(ReplicaDeclaration::kind).orElse(ReplicaKind.SNAPSHOT);
    List<String> calls =
        addresses
            ? vm.operation().vSphereCallsWithAddresses(kind)
            : vm.operation().vSphereCalls(kind);
    if (vm.operation() == ReplicaOperation.FAILBACK && newLocation) {
      return calls.stream().map(Descriptions::ofNewVm).toList();
    }
    boolean staysOff = vm.operation() == ReplicaOperation.SWITCHOVER && !powerOn;
    return staysOff ? calls.stream().filter(call -> !ofProduction(call)).toList() : calls;
  }

  /** A VM that is made now need not be powered off. */
  private static String ofNewVm(String call) {
    return call.equals("powerOff of the production VM") ? "createVm at the production site" : call;
  }

  /** Whether a call needs the production VM to be started. */
  private static boolean ofProduction(String call) {
    return call.equals("powerOn of the production VM")
        || call.equals("runProgram in the production VM for its address");
  }

  /** What it does. */
  public String action(Step step) {
    return switch (step) {
      case Step.Vm vm -> machine(vm);
      case Step.Verify _ -> "verify";
      case Step.Wait wait -> "wait " + Times.text(wait.duration());
      case Step.Pause pause -> pause(pause);
      case Step.Call call -> "call " + Secrets.hidden(call.uri());
      case Step.Notify notice -> "notify " + Secrets.hidden(notice.uri());
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
      case Step.SwitchTime time -> switching(time.switchover());
    };
  }

  private static String pause(Step.Pause pause) {
    String who = pause.approvers().isEmpty() ? "" : " for " + Reasons.names(pause.approvers());
    return "pause '%s'%s; %s after %s without an answer"
        .formatted(pause.text(), who, pause.otherwise().word(), Times.text(pause.within()));
  }

  /** When a failback goes from phase 1 to phase 2. */
  public static String switching(Switchover switchover) {
    return switch (switchover) {
      case Switchover.Automatic _ -> "switch over at once";
      case Switchover.Manual _ -> "wait until somebody switches over";
      case Switchover.Daily daily -> "switch over " + daily;
      case Switchover.Once once -> "switch over " + once;
    };
  }

  private static String at(Optional<String> site) {
    return site.map(name -> " at " + name).orElse("");
  }

  private static String program(GuestProgram program) {
    String user = program.credential().map(name -> " as " + name).orElse("");
    return program.path() + " in " + program.vm() + user;
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
      case REPROTECT -> "replicate " + replica + " to " + vm.vm();
    };
  }

  private Optional<ReplicaDeclaration> replica(Step.Vm vm) {
    return Optional.ofNullable(replicas.get(vm.vm()));
  }

  /** How a step is attempted, each part after a comma; empty where nothing is said. */
  public static String options(StepOptions options) {
    String retries =
        options.retries() == 0
            ? ""
            : ", " + options.retries() + (options.retries() == 1 ? " retry" : " retries");
    String timeout = options.timeout().map(limit -> ", at most " + Times.text(limit)).orElse("");
    return retries + timeout + (options.critical() ? "" : ", not critical");
  }
}
