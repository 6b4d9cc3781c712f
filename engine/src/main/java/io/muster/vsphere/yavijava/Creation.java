// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.VirtualDeviceBackingInfo;
import io.muster.vsphere.Datastore;
import io.muster.vsphere.NewVm;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereFault.Kind;
import io.muster.vsphere.VSphereTask;
import java.rmi.RemoteException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes VMs and copies of disks. */
final class Creation {

  private final Session session;
  private final Inventory inventory;
  private final Tasks tasks;

  Creation(Session session, Inventory inventory, Tasks tasks) {
    this.session = session;
    this.inventory = inventory;
    this.tasks = tasks;
  }

  VSphereTask createVm(NewVm vm) {
    String doing = "create VM '%s'".formatted(vm.name());
    // why: a vCenter gives a second VM of one identity another identity, and says nothing
    if (inventory.machines().stream().anyMatch(there -> there.id().equals(vm.id()))) {
      throw new VSphereFault(
          Kind.STATE,
          "AlreadyExists",
          "%s in site '%s': a VM with the instance UUID %s is there"
              .formatted(doing, session.site(), vm.id()));
    }
    return tasks.start(TaskOperation.CREATE_VM, doing, api -> create(api, vm));
  }

  private ManagedObjectReference create(Api api, NewVm vm) throws RemoteException {
    Map<String, VirtualDeviceBackingInfo> networks = new HashMap<>();
    for (var adapter : vm.adapters()) {
      String name = adapter.network();
      networks.put(name, inventory.networksWith(name, api).backing(name));
    }
    VmPlace.Chosen place = VmPlace.find(api, inventory.container(api), vm.placement());
    return api.port()
        .createVM_Task(
            place.folder(),
            NewVmSpec.of(vm, place.datastore(), networks),
            place.pool(),
            place.host());
  }

  List<Datastore> datastores() {
    return session.call("read the datastores", api -> storage(api).datastores());
  }

  VSphereTask copyDisk(String from, String to) {
    return tasks.start(
        TaskOperation.COPY_DISK,
        "copy disk '%s' to '%s'".formatted(from, to),
        api -> {
          Storage storage = storage(api);
          storage.makeFolder(api, to);
          return api.port()
              .copyVirtualDisk_Task(
                  api.content().getVirtualDiskManager(),
                  from,
                  storage.datacenter(from),
                  to,
                  storage.datacenter(to),
                  null,
                  true);
        });
  }

  VSphereTask deleteDisk(String path) {
    return tasks.start(
        TaskOperation.DELETE_DISK,
        "delete disk '%s'".formatted(path),
        api ->
            api.port()
                .deleteVirtualDisk_Task(
                    api.content().getVirtualDiskManager(), path, storage(api).datacenter(path)));
  }

  private Storage storage(Api api) throws RemoteException {
    return Storage.read(api, inventory.container(api));
  }
}
