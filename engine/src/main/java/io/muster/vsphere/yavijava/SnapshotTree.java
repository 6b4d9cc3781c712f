// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.VirtualMachineSnapshotInfo;
import com.vmware.vim25.VirtualMachineSnapshotTree;
import io.muster.vsphere.Snapshot;
import io.muster.vsphere.VSphereFault;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The snapshots of a VM, parents before children. */
final class SnapshotTree {

  private SnapshotTree() {}

  static List<Snapshot> inOrder(VirtualMachineSnapshotInfo info) {
    List<Snapshot> snapshots = new ArrayList<>();
    gather(info.getRootSnapshotList(), Optional.empty(), snapshots);
    return List.copyOf(snapshots);
  }

  static Optional<String> current(VirtualMachineSnapshotInfo info) {
    return Optional.ofNullable(info.getCurrentSnapshot()).map(snapshot -> snapshot.getVal());
  }

  /** A snapshot of this VM: the vCenter itself would take one of any other. */
  static ManagedObjectReference find(Api api, Inventory.Place vm, String id)
      throws RemoteException {
    List<Snapshot> snapshots =
        Inventory.row(api, vm)
            .value("snapshot", VirtualMachineSnapshotInfo.class)
            .map(SnapshotTree::inOrder)
            .orElse(List.of());
    if (snapshots.stream().noneMatch(snapshot -> snapshot.id().equals(id))) {
      throw new WireFault(VSphereFault.Kind.NOT_FOUND, "NotFound", "the VM has no such snapshot");
    }
    return Session.reference("VirtualMachineSnapshot", id);
  }

  private static void gather(
      VirtualMachineSnapshotTree @Nullable [] siblings,
      Optional<String> parent,
      List<Snapshot> into) {
    if (siblings == null) {
      return;
    }
    Arrays.stream(siblings)
        .sorted(Comparator.comparing(VirtualMachineSnapshotTree::getCreateTime))
        .forEachOrdered(
            snapshot -> {
              Snapshot read = snapshot(snapshot, parent);
              into.add(read);
              gather(snapshot.getChildSnapshotList(), Optional.of(read.id()), into);
            });
  }

  private static Snapshot snapshot(VirtualMachineSnapshotTree tree, Optional<String> parent) {
    return new Snapshot(
        tree.getSnapshot().getVal(),
        tree.getName(),
        Optional.ofNullable(tree.getDescription()).orElse(""),
        tree.getCreateTime().toInstant(),
        parent);
  }
}
