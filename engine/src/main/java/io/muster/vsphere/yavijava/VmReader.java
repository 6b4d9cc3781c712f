// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.CustomFieldValue;
import com.vmware.vim25.PropertySpec;
import com.vmware.vim25.VirtualDevice;
import com.vmware.vim25.VirtualDeviceConnectInfo;
import com.vmware.vim25.VirtualEthernetCard;
import com.vmware.vim25.VirtualMachinePowerState;
import com.vmware.vim25.VirtualMachineSnapshotInfo;
import io.muster.vsphere.Board;
import io.muster.vsphere.Firmware;
import io.muster.vsphere.Hardware;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.Snapshot;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns what was read of a VM into the port's words. */
record VmReader(Networks networks, Names names, CustomFields fields) {

  static final PropertySpec PROPERTIES =
      Properties.of(
          "VirtualMachine",
          "name",
          "config.instanceUuid",
          "config.template",
          "config.hardware.device",
          "config.hardware.numCPU",
          "config.hardware.numCoresPerSocket",
          "config.hardware.memoryMB",
          "config.guestId",
          "config.firmware",
          "config.version",
          "runtime.powerState",
          "runtime.host",
          "parentVApp",
          "guest.toolsRunningStatus",
          "guest.ipAddress",
          "snapshot",
          "customValue");

  /**
   * A VM whose configuration the vCenter cannot read has no identity; a template is none of ours.
   */
  static boolean isMachine(Properties.Row row) {
    return row.object().getType().equals("VirtualMachine")
        && !row.text("config.instanceUuid").isEmpty()
        && !row.value("config.template", Boolean.class).orElse(false);
  }

  /** Whether all that the VM refers to by key has a name here. */
  boolean knowsAllOf(Properties.Row row) {
    return cards(row).stream().allMatch(card -> networks.know(card.getBacking()))
        && customValues(row).stream().allMatch(fields::define)
        && names.know(row, "runtime.host")
        && names.know(row, "parentVApp");
  }

  VirtualMachine machine(Properties.Row row) {
    PowerState power = power(row);
    Optional<VirtualMachineSnapshotInfo> snapshots =
        row.value("snapshot", VirtualMachineSnapshotInfo.class);
    return new VirtualMachine(
        new VmId(row.text("config.instanceUuid")),
        row.text("name"),
        power,
        row.text("guest.toolsRunningStatus").equals("guestToolsRunning"),
        row.value("guest.ipAddress", String.class).filter(address -> !address.isBlank()),
        cards(row).stream().map(card -> adapter(card, power)).toList(),
        snapshots.map(SnapshotTree::inOrder).orElse(List.<Snapshot>of()),
        snapshots.flatMap(SnapshotTree::current),
        fields.texts(customValues(row)),
        hardware(row),
        names.of(row, "parentVApp"),
        names.of(row, "runtime.host").orElse(""));
  }

  private static Hardware hardware(Properties.Row row) {
    return new Hardware(
        row.value("config.hardware.numCPU", Integer.class).orElse(0),
        row.value("config.hardware.memoryMB", Integer.class).orElse(0).longValue() << 20,
        row.text("config.guestId"),
        new Board(
            row.value("config.hardware.numCoresPerSocket", Integer.class).orElse(1),
            Firmware.of(row.text("config.firmware")),
            row.text("config.version")),
        Disks.seen(row));
  }

  static List<VirtualEthernetCard> cards(Properties.Row row) {
    return row.value("config.hardware.device", VirtualDevice[].class).stream()
        .flatMap(Arrays::stream)
        .filter(VirtualEthernetCard.class::isInstance)
        .map(VirtualEthernetCard.class::cast)
        .toList();
  }

  private static List<CustomFieldValue> customValues(Properties.Row row) {
    return row.value("customValue", CustomFieldValue[].class).map(List::of).orElse(List.of());
  }

  private static PowerState power(Properties.Row row) {
    return switch (row.value("runtime.powerState", VirtualMachinePowerState.class).orElseThrow()) {
      case poweredOn -> PowerState.POWERED_ON;
      case poweredOff -> PowerState.POWERED_OFF;
      case suspended -> PowerState.SUSPENDED;
    };
  }

  private NetworkAdapter adapter(VirtualEthernetCard card, PowerState power) {
    String label = card.getDeviceInfo() == null ? "" : card.getDeviceInfo().getLabel();
    String network = Optional.ofNullable(card.getBacking()).flatMap(networks::nameOf).orElse("");
    return new NetworkAdapter(
        card.getKey(),
        label,
        network,
        isConnected(card.getConnectable(), power),
        GuestCards.mac(card.getMacAddress()).orElse(""));
  }

  private static boolean isConnected(VirtualDeviceConnectInfo connection, PowerState power) {
    return connection != null
        && (power == PowerState.POWERED_ON
            ? connection.isConnected()
            : connection.isStartConnected());
  }
}
