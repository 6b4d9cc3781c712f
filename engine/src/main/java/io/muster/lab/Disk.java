// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.VirtualDisk;

/**
 * A virtual disk and what is on it.
 *
 * @param key within its VM; of a disk that no VM has, the one that it had
 */
record Disk(int key, String label, String path, long capacityBytes, DiskRecords records) {

  private static final int FIRST_KEY = 2000;
  private static final String LINK = "(-\\d{6})?\\.vmdk$";

  static Disk first(String path, long capacityBytes, DiskRecords records) {
    return new Disk(FIRST_KEY, label(1), path, capacityBytes, records);
  }

  /** As one of a VM, behind those that the VM has. */
  Disk after(int lastKey, int count) {
    return new Disk(
        Math.max(FIRST_KEY, lastKey + 1), label(count + 1), path, capacityBytes, records);
  }

  Disk with(DiskRecords records) {
    return new Disk(key, label, path, capacityBytes, records);
  }

  Disk at(String path) {
    return new Disk(key, label, path, capacityBytes, records);
  }

  /** The same disk, written to another file of its chain from now on; 0 is the first. */
  Disk link(int number) {
    String end = number == 0 ? ".vmdk" : "-%06d.vmdk".formatted(number);
    return at(path.replaceFirst(LINK, end));
  }

  /** The number of the file within its chain; 0 where it is the first. */
  int number() {
    String file = path.replaceFirst(LINK, "");
    String rest = path.substring(file.length()).replaceAll("\\D", "");
    return rest.isEmpty() ? 0 : Integer.parseInt(rest);
  }

  VirtualDisk seen() {
    return new VirtualDisk(key, label, path, capacityBytes);
  }

  private static String label(int number) {
    return "Hard disk " + number;
  }
}
