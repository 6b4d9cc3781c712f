// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.VirtualController;
import com.vmware.vim25.VirtualDevice;
import com.vmware.vim25.VirtualDeviceConfigSpec;
import com.vmware.vim25.VirtualDeviceConfigSpecOperation;
import com.vmware.vim25.VirtualDeviceFileBackingInfo;
import com.vmware.vim25.VirtualDisk;
import com.vmware.vim25.VirtualDiskFlatVer2BackingInfo;
import com.vmware.vim25.VirtualMachineConfigSpec;
import com.vmware.vim25.VirtualSCSIController;
import io.muster.vsphere.VSphereFault.Kind;
import java.rmi.RemoteException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The disks of a VM, and the changes that give it one or take one from it. */
final class Disks {

  private static final int PLACES = 16;

  /** The place that a SCSI controller has itself. */
  private static final int CONTROLLER_PLACE = 7;

  private Disks() {}

  /** As the port knows them, in the order of their places. */
  static List<io.muster.vsphere.VirtualDisk> seen(Properties.Row row) {
    return of(row)
        .map(
            disk ->
                new io.muster.vsphere.VirtualDisk(
                    disk.getKey(),
                    disk.getDeviceInfo() == null ? "" : disk.getDeviceInfo().getLabel(),
                    path(disk),
                    capacity(disk)))
        .toList();
  }

  /** Those that a snapshot holds. */
  static List<io.muster.vsphere.VirtualDisk> ofSnapshot(Api api, ManagedObjectReference snapshot)
      throws RemoteException {
    return Properties.read(
            api,
            List.of(snapshot),
            Properties.of("VirtualMachineSnapshot", "config.hardware.device"))
        .stream()
        .flatMap(row -> seen(row).stream())
        .toList();
  }

  static VirtualMachineConfigSpec attached(Properties.Row vm, String path) throws WireFault {
    for (VirtualDevice device : devices(vm)) {
      if (device instanceof VirtualSCSIController controller) {
        int place = freePlace(vm, controller);
        if (place < PLACES) {
          return change(
              VirtualDeviceConfigSpecOperation.add, disk(path, controller.getKey(), place));
        }
      }
    }
    throw new WireFault(
        Kind.PERMANENT, "NoPlaceForDisk", "it has no SCSI controller with a free place");
  }

  static VirtualMachineConfigSpec detached(Properties.Row vm, int key) throws WireFault {
    VirtualDisk disk =
        of(vm)
            .filter(d -> d.getKey() == key)
            .findFirst()
            .orElseThrow(
                () ->
                    new WireFault(
                        Kind.NOT_FOUND, "NotFound", "it has no disk with the key " + key));
    return change(VirtualDeviceConfigSpecOperation.remove, disk);
  }

  /** A disk on a file. */
  static VirtualDisk disk(String path, int controller, int place) {
    VirtualDiskFlatVer2BackingInfo backing = new VirtualDiskFlatVer2BackingInfo();
    backing.setFileName(path);
    backing.setDiskMode("persistent");
    VirtualDisk disk = new VirtualDisk();
    disk.setKey(-1 - place);
    disk.setControllerKey(controller);
    disk.setUnitNumber(place);
    disk.setBacking(backing);
    return disk;
  }

  /** The place of the disk that comes after so many others on its controller. */
  static int place(int index) {
    return index < CONTROLLER_PLACE ? index : index + 1;
  }

  private static int freePlace(Properties.Row vm, VirtualController controller) {
    Set<Integer> taken =
        devices(vm).stream()
            .filter(device -> Objects.equals(device.getControllerKey(), controller.getKey()))
            .map(VirtualDevice::getUnitNumber)
            .collect(Collectors.toSet());
    int index = 0;
    while (taken.contains(place(index))) {
      index++;
    }
    return place(index);
  }

  private static VirtualMachineConfigSpec change(
      VirtualDeviceConfigSpecOperation operation, VirtualDisk disk) {
    VirtualDeviceConfigSpec change = new VirtualDeviceConfigSpec();
    change.setOperation(operation);
    change.setDevice(disk);
    VirtualMachineConfigSpec spec = new VirtualMachineConfigSpec();
    spec.setDeviceChange(new VirtualDeviceConfigSpec[] {change});
    return spec;
  }

  private static Stream<VirtualDisk> of(Properties.Row row) {
    return devices(row).stream()
        .filter(VirtualDisk.class::isInstance)
        .map(VirtualDisk.class::cast)
        .sorted(
            Comparator.comparing(
                    VirtualDisk::getControllerKey, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(
                    VirtualDisk::getUnitNumber, Comparator.nullsLast(Comparator.naturalOrder())));
  }

  private static List<VirtualDevice> devices(Properties.Row row) {
    return row.value("config.hardware.device", VirtualDevice[].class).stream()
        .flatMap(Arrays::stream)
        .toList();
  }

  private static String path(VirtualDisk disk) {
    return disk.getBacking() instanceof VirtualDeviceFileBackingInfo file
            && file.getFileName() != null
        ? file.getFileName()
        : "";
  }

  private static long capacity(VirtualDisk disk) {
    Long bytes = disk.getCapacityInBytes();
    return bytes == null || bytes == 0 ? disk.getCapacityInKB() * 1024 : bytes;
  }
}
