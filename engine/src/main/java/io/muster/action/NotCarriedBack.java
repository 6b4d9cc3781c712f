// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.vsphere.Hardware;
import io.muster.vsphere.VirtualDisk;
import io.muster.vsphere.VirtualMachine;
import java.util.ArrayList;
import java.util.List;

/**
 * What a replica has been given at the recovery site and a failback to a VM that is there already
 * does not bring back: it carries the contents of disks only (domain.md, section 2.8).
 */
final class NotCarriedBack {

  private NotCarriedBack() {}

  /** In words; empty where the two are alike. */
  static List<String> of(VirtualMachine replica, VirtualMachine production) {
    Hardware here = replica.hardware();
    Hardware there = production.hardware();
    List<String> all = new ArrayList<>();
    if (here.cpus() != there.cpus()) {
      all.add("%d CPUs, there are %d".formatted(here.cpus(), there.cpus()));
    }
    if (here.memoryBytes() != there.memoryBytes()) {
      all.add(
          "%d MB of memory, there are %d"
              .formatted(here.memoryBytes() >> 20, there.memoryBytes() >> 20));
    }
    if (here.disks().size() != there.disks().size()) {
      all.add("%d disks, there are %d".formatted(here.disks().size(), there.disks().size()));
    } else if (capacity(here) != capacity(there)) {
      all.add("%d GB of disks, there are %d".formatted(capacity(here), capacity(there)));
    }
    if (replica.adapters().size() != production.adapters().size()) {
      all.add(
          "%d network adapters, there are %d"
              .formatted(replica.adapters().size(), production.adapters().size()));
    }
    return all;
  }

  private static long capacity(Hardware hardware) {
    return hardware.disks().stream().mapToLong(VirtualDisk::capacityBytes).sum() >> 30;
  }
}
