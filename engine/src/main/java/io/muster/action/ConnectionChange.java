// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.run.StepRecord;
import io.muster.run.TakenBack;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Connects or disconnects network adapters of a VM, such as those of a source that is isolated. */
public final class ConnectionChange {

  private final StepContext context;

  public ConnectionChange(StepContext context) {
    this.context = context;
  }

  /**
   * @param site where the VM is; empty means wherever exactly one VM has that name
   * @param network only the adapters of this network; empty means all
   * @throws StepFailure when there is not exactly one such VM, it has no such adapter, an interlock
   *     is in the way, or the vCenter refuses
   */
  public Result perform(
      boolean connected, String name, Optional<String> site, Optional<String> network) {
    Machine machine = new NamedVm(context).find(name, site);
    List<NetworkAdapter> meant =
        machine.now().adapters().stream()
            .filter(adapter -> network.isEmpty() || network.get().equals(adapter.network()))
            .toList();
    if (meant.isEmpty()) {
      throw StepFailure.refused(
          "NotFound",
          "'%s' in site '%s' has no network adapter%s"
              .formatted(
                  name,
                  machine.vsphere().site(),
                  network.map(it -> " on '" + it + "'").orElse("")));
    }
    if (connected) {
      new StartInterlock(context).requireConnection(machine, meant);
    }
    Optional<TakenBack> back = back(meant, connected);
    long changed = meant.stream().filter(adapter -> change(machine, adapter, connected)).count();
    String labels = meant.stream().map(NetworkAdapter::label).collect(Collectors.joining(", "));
    String now = connected ? "connected" : "disconnected";
    if (changed == 0 && back.isEmpty()) {
      return Result.of("%s of '%s' is %s, as it was".formatted(labels, name, now));
    }
    return new Result(
        "%s of '%s' is %s%s"
            .formatted(
                labels, name, now, back.isPresent() ? "" : "; some were before, undo leaves it so"),
        back,
        Optional.empty());
  }

  /**
   * How it is taken back, written down before anything is changed; empty where some were so before,
   * since taking it back would change those too.
   */
  private static Optional<TakenBack> back(List<NetworkAdapter> meant, boolean connected) {
    boolean someWere = meant.stream().anyMatch(adapter -> adapter.connected() == connected);
    return StepRecord.current()
        .takenBackBy(
            someWere ? Optional.empty() : Optional.of(new TakenBack.ByConnection(!connected)));
  }

  private static boolean change(Machine machine, NetworkAdapter adapter, boolean connected) {
    VSphere vsphere = machine.vsphere();
    return machine
        .tasks()
        .ensure(
            TaskOperation.RECONFIGURE,
            () -> isConnected(machine, adapter.key()) == connected,
            () ->
                connected
                    ? vsphere.connectAdapter(machine.id(), adapter.key(), adapter.network())
                    : vsphere.disconnectAdapter(machine.id(), adapter.key()));
  }

  private static boolean isConnected(Machine machine, int key) {
    return machine.now().adapters().stream()
        .anyMatch(adapter -> adapter.key() == key && adapter.connected());
  }
}
