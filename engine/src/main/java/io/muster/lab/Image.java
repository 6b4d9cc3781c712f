// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.muster.vsphere.Board;
import io.muster.vsphere.Hardware;
import io.muster.vsphere.NetworkAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a snapshot freezes and a revert brings back: the configuration of a VM and what is on its
 * disks. The guest writes to the first disk.
 */
record Image(
    List<NetworkAdapter> adapters,
    int cpus,
    long memoryBytes,
    String guestId,
    Board board,
    List<Disk> disks) {

  private static final int CPUS = 2;
  private static final long MEMORY = 4L << 30;
  private static final long CAPACITY = 16L << 30;

  Image {
    adapters = List.copyOf(adapters);
    disks = List.copyOf(disks);
  }

  /**
   * That of a VM with nothing on its disk.
   *
   * @param folder of its files
   */
  static Image usual(String network, String folder) {
    Disk disk = Disk.first(path(folder, 1), CAPACITY, DiskRecords.NONE);
    return new Image(
        List.of(adapter(0, network, true)),
        CPUS,
        MEMORY,
        "otherGuest64",
        Board.USUAL,
        List.of(disk));
  }

  /** The path of one of the disks that a VM is made with. */
  static String path(String folder, int number) {
    return "[%s] %s/%s%s.vmdk"
        .formatted(Site.DATASTORE, folder, folder, number == 1 ? "" : "_" + (number - 1));
  }

  static NetworkAdapter adapter(int index, String network, boolean connected) {
    return new NetworkAdapter(4000 + index, "Network adapter " + (index + 1), network, connected);
  }

  Hardware hardware() {
    return new Hardware(cpus, memoryBytes, guestId, board, disks.stream().map(Disk::seen).toList());
  }

  int firstAdapter() {
    return adapters.getFirst().key();
  }

  /** Whether the system in it is a Windows. */
  @JsonIgnore
  boolean isWindows() {
    return guestId.startsWith("win");
  }

  Image withGuestId(String guestId) {
    return new Image(adapters, cpus, memoryBytes, guestId, board, disks);
  }

  /** How the system sets up a network card; it is on the first disk. */
  Optional<CardSetting> setting(int card) {
    return disks.stream().findFirst().flatMap(disk -> disk.records().setting(card));
  }

  Image with(CardSetting setting) {
    return first(records -> records.with(setting));
  }

  /** As the next start finds it. */
  Image restarted() {
    return first(DiskRecords::restarted);
  }

  Image withoutSettings() {
    return first(DiskRecords::withoutSettings);
  }

  private Image first(UnaryOperator<DiskRecords> change) {
    return with(
        disks.stream()
            .map(
                disk ->
                    disk.equals(disks.getFirst()) ? disk.with(change.apply(disk.records())) : disk)
            .toList());
  }

  /** What is on all disks. */
  DiskRecords records() {
    return disks.stream().map(Disk::records).reduce(DiskRecords.NONE, DiskRecords::and);
  }

  /** With these records and no others. */
  Image withRecords(DiskRecords records) {
    return with(
        disks.stream()
            .map(disk -> disk.with(disk.equals(disks.getFirst()) ? records : DiskRecords.NONE))
            .toList());
  }

  /** With what the guest has written besides. */
  Image written(Optional<RecordRange> added) {
    return first(records -> records.with(added));
  }

  /** The same, written to other files of the disks' chains from now on. */
  Image linked(int number) {
    return with(disks.stream().map(disk -> disk.link(number)).toList());
  }

  /** The highest number of a file within its chain. */
  int lastLink() {
    return disks.stream().mapToInt(Disk::number).max().orElse(0);
  }

  Image attached(Disk disk) {
    List<Disk> more = new ArrayList<>(disks);
    more.add(disk.after(disks.stream().mapToInt(Disk::key).max().orElse(0), disks.size()));
    return with(more);
  }

  Image detached(int key) {
    return with(disks.stream().filter(disk -> disk.key() != key).toList());
  }

  Image connected(int key, String network) {
    return changed(key, a -> new NetworkAdapter(key, a.label(), network, true));
  }

  Image disconnected(int key) {
    return changed(key, a -> new NetworkAdapter(key, a.label(), a.network(), false));
  }

  private Image changed(int key, UnaryOperator<NetworkAdapter> change) {
    List<NetworkAdapter> changed =
        adapters.stream().map(a -> a.key() == key ? change.apply(a) : a).toList();
    return new Image(changed, cpus, memoryBytes, guestId, board, disks);
  }

  private Image with(List<Disk> disks) {
    return new Image(adapters, cpus, memoryBytes, guestId, board, disks);
  }
}
