// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.VirtualDevice;
import com.vmware.vim25.VirtualDeviceBackingInfo;
import com.vmware.vim25.VirtualDeviceConfigSpec;
import com.vmware.vim25.VirtualDeviceConfigSpecFileOperation;
import com.vmware.vim25.VirtualDeviceConfigSpecOperation;
import com.vmware.vim25.VirtualDeviceConnectInfo;
import com.vmware.vim25.VirtualDisk;
import com.vmware.vim25.VirtualDiskFlatVer2BackingInfo;
import com.vmware.vim25.VirtualLsiLogicSASController;
import com.vmware.vim25.VirtualMachineConfigSpec;
import com.vmware.vim25.VirtualMachineFileInfo;
import com.vmware.vim25.VirtualSCSISharing;
import com.vmware.vim25.VirtualVmxnet3;
import io.muster.vsphere.Board;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.NewVm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a vCenter is told of a VM that it is to make. Its disks hang on LSI Logic SAS controllers,
 * which every guest of the last fifteen years can boot from, and its adapters are of type VMXNET3.
 */
final class NewVmSpec {

  private static final int DISKS_OF_A_CONTROLLER = 15;
  private static final int FIRST_CONTROLLER = -100;
  private static final int FIRST_DISK = -200;
  private static final int FIRST_CARD = -300;

  private NewVmSpec() {}

  static VirtualMachineConfigSpec of(
      NewVm vm, String datastore, Map<String, VirtualDeviceBackingInfo> networks) {
    VirtualMachineConfigSpec spec = new VirtualMachineConfigSpec();
    spec.setName(vm.name());
    spec.setInstanceUuid(vm.id().instanceUuid());
    spec.setGuestId(vm.hardware().guestId());
    spec.setNumCPUs(vm.hardware().cpus());
    board(vm.hardware().board(), spec);
    spec.setMemoryMB(vm.hardware().memoryBytes() >> 20);
    VirtualMachineFileInfo files = new VirtualMachineFileInfo();
    files.setVmPathName("[" + datastore + "]");
    spec.setFiles(files);
    List<VirtualDeviceConfigSpec> devices = new ArrayList<>();
    disks(vm.hardware().disks(), datastore, devices);
    for (NetworkAdapter adapter : vm.adapters()) {
      devices.add(added(card(adapter, devices.size(), networks.get(adapter.network()))));
    }
    spec.setDeviceChange(devices.toArray(VirtualDeviceConfigSpec[]::new));
    return spec;
  }

  private static void board(Board board, VirtualMachineConfigSpec spec) {
    spec.setFirmware(board.firmware().word());
    if (board.coresPerSocket() > 0) {
      spec.setNumCoresPerSocket(board.coresPerSocket());
    }
    if (!board.version().isEmpty()) {
      spec.setVersion(board.version());
    }
  }

  private static void disks(
      List<io.muster.vsphere.VirtualDisk> disks,
      String datastore,
      List<VirtualDeviceConfigSpec> devices) {
    for (int i = 0; i < disks.size(); i++) {
      int bus = i / DISKS_OF_A_CONTROLLER;
      if (i % DISKS_OF_A_CONTROLLER == 0) {
        devices.add(added(controller(bus)));
      }
      int place = Disks.place(i % DISKS_OF_A_CONTROLLER);
      VirtualDisk disk = Disks.disk("[" + datastore + "]", FIRST_CONTROLLER - bus, place);
      disk.setKey(FIRST_DISK - i);
      disk.setCapacityInKB(disks.get(i).capacityBytes() >> 10);
      ((VirtualDiskFlatVer2BackingInfo) disk.getBacking()).setThinProvisioned(true);
      VirtualDeviceConfigSpec change = added(disk);
      change.setFileOperation(VirtualDeviceConfigSpecFileOperation.create);
      devices.add(change);
    }
  }

  private static VirtualDevice controller(int bus) {
    VirtualLsiLogicSASController controller = new VirtualLsiLogicSASController();
    controller.setKey(FIRST_CONTROLLER - bus);
    controller.setBusNumber(bus);
    controller.setSharedBus(VirtualSCSISharing.noSharing);
    return controller;
  }

  private static VirtualDevice card(
      NetworkAdapter adapter, int index, @Nullable VirtualDeviceBackingInfo network) {
    VirtualDeviceConnectInfo connection = new VirtualDeviceConnectInfo();
    connection.setStartConnected(adapter.connected());
    connection.setConnected(adapter.connected());
    connection.setAllowGuestControl(true);
    VirtualVmxnet3 card = new VirtualVmxnet3();
    card.setKey(FIRST_CARD - index);
    card.setBacking(network);
    card.setConnectable(connection);
    return card;
  }

  private static VirtualDeviceConfigSpec added(VirtualDevice device) {
    VirtualDeviceConfigSpec change = new VirtualDeviceConfigSpec();
    change.setOperation(VirtualDeviceConfigSpecOperation.add);
    change.setDevice(device);
    return change;
  }
}
