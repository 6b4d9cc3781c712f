// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.Board;
import io.muster.vsphere.Firmware;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.NewVm;
import io.muster.vsphere.VirtualDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** VMs that are asked for, as arguments of the task that makes them. */
final class NewVms {

  private static final String NAME = "name";
  private static final String CPUS = "cpus";
  private static final String MEMORY = "memory";
  private static final String GUEST = "guest";
  private static final String CORES = "cores";
  private static final String FIRMWARE = "firmware";
  private static final String VERSION = "version";
  private static final String HOST = "host";
  private static final String CAPACITY = "capacity.";
  private static final String NETWORK = "network.";
  private static final String CONNECTED = "connected.";

  private NewVms() {}

  static SortedMap<String, String> arguments(NewVm vm) {
    SortedMap<String, String> arguments = new TreeMap<>();
    arguments.put(NAME, vm.name());
    arguments.put(CPUS, String.valueOf(vm.hardware().cpus()));
    arguments.put(MEMORY, String.valueOf(vm.hardware().memoryBytes()));
    arguments.put(GUEST, vm.hardware().guestId());
    Board board = vm.hardware().board();
    arguments.put(CORES, String.valueOf(board.coresPerSocket()));
    arguments.put(FIRMWARE, board.firmware().word());
    arguments.put(VERSION, board.version());
    vm.placement().host().ifPresent(host -> arguments.put(HOST, host));
    List<VirtualDisk> disks = vm.hardware().disks();
    for (int i = 0; i < disks.size(); i++) {
      arguments.put(CAPACITY + i, String.valueOf(disks.get(i).capacityBytes()));
    }
    List<NetworkAdapter> adapters = vm.adapters();
    for (int i = 0; i < adapters.size(); i++) {
      arguments.put(NETWORK + i, adapters.get(i).network());
      arguments.put(CONNECTED + i, String.valueOf(adapters.get(i).connected()));
    }
    return arguments;
  }

  /** The VM that a task makes. Its disks are empty, and it is off. */
  static Vm made(TaskRecord task, LabSite site) {
    String name = task.argument(NAME);
    SortedMap<String, String> given = task.arguments();
    return new Vm(
        task.vm(),
        site.nextNumber(),
        name,
        site.name() + "/" + name,
        given.getOrDefault(HOST, site.hosts().stream().findFirst().orElse("")),
        Guest.USUAL,
        Power.off(task.queued()),
        new Image(
            adapters(given),
            Integer.parseInt(task.argument(CPUS)),
            Long.parseLong(task.argument(MEMORY)),
            task.argument(GUEST),
            new Board(
                Integer.parseInt(task.argument(CORES)),
                Firmware.of(task.argument(FIRMWARE)),
                task.argument(VERSION)),
            disks(given, name)),
        0,
        Snapshots.NONE,
        new TreeMap<>(),
        null);
  }

  private static List<NetworkAdapter> adapters(SortedMap<String, String> given) {
    List<NetworkAdapter> adapters = new ArrayList<>();
    for (int i = 0; given.containsKey(NETWORK + i); i++) {
      boolean connected = Boolean.parseBoolean(given.get(CONNECTED + i));
      adapters.add(Image.adapter(i, given.getOrDefault(NETWORK + i, ""), connected));
    }
    return adapters;
  }

  private static List<Disk> disks(SortedMap<String, String> given, String folder) {
    List<Disk> disks = new ArrayList<>();
    for (int i = 0; given.containsKey(CAPACITY + i); i++) {
      long capacity = Long.parseLong(given.getOrDefault(CAPACITY + i, "0"));
      Disk disk = Disk.first(Image.path(folder, i + 1), capacity, DiskRecords.NONE);
      disks.add(i == 0 ? disk : disk.after(disks.getLast().key(), i));
    }
    return disks;
  }
}
