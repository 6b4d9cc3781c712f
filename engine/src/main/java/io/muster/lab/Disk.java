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
  private static final String EXTENSION = ".vmdk";
  private static final int DIGITS = 6;

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
    if (!path.endsWith(EXTENSION)) {
      return this;
    }
    String end = number == 0 ? EXTENSION : "-%06d%s".formatted(number, EXTENSION);
    return at(path.substring(0, beforeNumber()) + end);
  }

  /** The number of the file within its chain; 0 where it is the first. */
  int number() {
    int begin = beforeNumber() + 1;
    int end = path.length() - EXTENSION.length();
    return begin < end ? Integer.parseInt(path, begin, end, 10) : 0;
  }

  /** Where the number within the chain begins, with its hyphen, or else the extension. */
  private int beforeNumber() {
    // why: looked at for each link of each disk whenever the lab goes on, so without patterns
    int end = Math.max(0, path.length() - EXTENSION.length());
    int begin = end - DIGITS - 1;
    if (begin < 0 || path.charAt(begin) != '-' || !path.endsWith(EXTENSION)) {
      return end;
    }
    for (int i = begin + 1; i < end; i++) {
      if (path.charAt(i) < '0' || path.charAt(i) > '9') {
        return end;
      }
    }
    return begin;
  }

  VirtualDisk seen() {
    return new VirtualDisk(key, label, path, capacityBytes);
  }

  private static String label(int number) {
    return "Hard disk " + number;
  }
}
