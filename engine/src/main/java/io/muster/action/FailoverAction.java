// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.RestorePoint;
import io.muster.replica.State;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Runbook;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Failover of a snapshot replica: back to the chosen restore point, into the mapped networks, power
 * on (domain.md, section 2.4). The source is not touched.
 */
public final class FailoverAction {

  private final StepContext context;
  private final boolean test;

  /**
   * @param test whether the replica goes into the isolated networks, for a drill
   */
  public FailoverAction(StepContext context, boolean test) {
    this.context = context;
    this.test = test;
  }

  /**
   * Fails one machine over, or goes on where an earlier attempt was interrupted.
   *
   * @throws StepFailure when the replica is not there, not Ready, or the vCenter refuses
   */
  public Result perform(String machine, RestorePointChoice choice) {
    Runbook runbook = context.runbook();
    Replica replica = Replica.find(runbook, context.inventory(), machine);
    replica.requireStartable(test);
    boolean wasStarted = replica.state() == State.PROCESSING && replica.isOn();
    RestorePoint point = point(replica, wasStarted, choice);
    VSphere vsphere = context.inventory().at(runbook.sites().recovery());
    VmId id = replica.vm().id();
    Tasks tasks = new Tasks(vsphere, replica.vm(), context.time(), context.deadline());

    Map<Integer, String> before = replica.mark().map(ReplicaMark::networks).orElse(Map.of());
    if (!wasStarted) {
      mark(vsphere, id, State.PROCESSING, point, Map.of());
      tasks.perform(
          TaskOperation.REVERT_TO_SNAPSHOT,
          () -> false,
          () -> vsphere.revertToSnapshot(id, point.id()));
      VirtualMachine reverted = vsphere.virtualMachine(id);
      before = connectedTo(reverted);
      mark(vsphere, id, State.PROCESSING, point, before);
      connect(vsphere, tasks, reverted);
      tasks.ensure(TaskOperation.POWER_ON, () -> isOn(vsphere, id), () -> vsphere.powerOn(id));
    }
    mark(vsphere, id, State.FAILOVER, point, before);
    String networks =
        String.join(", ", new TreeSet<>(connectedTo(vsphere.virtualMachine(id)).values()));
    String detail =
        "'%s' runs%s, from '%s' of %s"
            .formatted(
                replica.vm().name(),
                networks.isEmpty() ? "" : " on " + networks,
                point.name(),
                point.created());
    return new Result(detail, Optional.empty(), Optional.of(point.created()));
  }

  /** The one that was asked for; of a replica that an earlier attempt has started, that one's. */
  private static RestorePoint point(
      Replica replica, boolean wasStarted, RestorePointChoice choice) {
    Optional<String> begun = replica.mark().filter(_ -> wasStarted).map(ReplicaMark::point);
    return RestorePoints.choose(
        replica.vm(), begun.<RestorePointChoice>map(RestorePointChoice.Named::new).orElse(choice));
  }

  private void connect(VSphere vsphere, Tasks tasks, VirtualMachine vm) {
    NetworkPlan plan =
        test
            ? NetworkPlan.test(vm.name(), vm.adapters(), context.runbook().networks())
            : NetworkPlan.live(vm.adapters(), context.runbook().networks());
    Adapters.connect(vsphere, tasks, vm, plan.targets());
  }

  private void mark(
      VSphere vsphere, VmId id, State state, RestorePoint point, Map<Integer, String> networks) {
    ReplicaMark mark =
        new ReplicaMark(
            state,
            test,
            context.time().now().truncatedTo(ChronoUnit.SECONDS),
            context.run().value(),
            point.name(),
            networks);
    vsphere.setCustomValue(id, ReplicaMark.ATTRIBUTE, mark.format());
  }

  private static boolean isOn(VSphere vsphere, VmId id) {
    return vsphere.virtualMachine(id).powerState() == PowerState.POWERED_ON;
  }

  private static Map<Integer, String> connectedTo(VirtualMachine vm) {
    Map<Integer, String> networks = new LinkedHashMap<>();
    for (NetworkAdapter adapter : vm.adapters()) {
      networks.put(adapter.key(), adapter.network());
    }
    return networks;
  }
}
