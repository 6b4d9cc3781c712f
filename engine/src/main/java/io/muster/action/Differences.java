// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.NetworkMapping;
import io.muster.runbook.ReplicaKind;
import io.muster.vsphere.Board;
import io.muster.vsphere.Hardware;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.VirtualDisk;
import io.muster.vsphere.VirtualMachine;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells a replica from its production VM.
 *
 * @param networks in which a replica is where its production VM is
 * @param carriesDisks whether a transfer makes the disks alike, so that they need not be compared
 */
record Differences(List<NetworkMapping> networks, boolean carriesDisks) {

  private static final long GIGABYTE = 1L << 30;

  static Differences of(StepContext context, ReplicaKind kind) {
    return new Differences(
        context.runbook().networks(), context.replications().of(kind).carriesDisks());
  }

  /** In words; empty where the two are alike. */
  List<String> between(VirtualMachine replica, VirtualMachine production) {
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
    boards(here.board(), there.board(), all);
    if (!carriesDisks) {
      disks(here.disks(), there.disks(), all);
    }
    adapters(replica.adapters(), production.adapters(), all);
    return all;
  }

  private static void boards(Board here, Board there, List<String> all) {
    if (here.coresPerSocket() != there.coresPerSocket()) {
      all.add(
          "%d cores per socket, there are %d"
              .formatted(here.coresPerSocket(), there.coresPerSocket()));
    }
    if (here.firmware() != there.firmware()) {
      all.add(
          "firmware '%s', there is '%s'"
              .formatted(here.firmware().word(), there.firmware().word()));
    }
    if (!here.version().equals(there.version())) {
      all.add("hardware '%s', there is '%s'".formatted(here.version(), there.version()));
    }
  }

  private static void disks(List<VirtualDisk> here, List<VirtualDisk> there, List<String> all) {
    if (here.size() != there.size()) {
      all.add("%d disks, there are %d".formatted(here.size(), there.size()));
      return;
    }
    for (int i = 0; i < here.size(); i++) {
      long now = here.get(i).capacityBytes();
      long then = there.get(i).capacityBytes();
      if (now != then) {
        boolean even = now % GIGABYTE == 0 && then % GIGABYTE == 0;
        int shift = even ? 30 : 20;
        all.add(
            "%d %s on disk %d, there are %d"
                .formatted(now >> shift, even ? "GB" : "MB", i + 1, then >> shift));
      }
    }
  }

  private void adapters(List<NetworkAdapter> here, List<NetworkAdapter> there, List<String> all) {
    if (here.size() != there.size()) {
      all.add("%d network adapters, there are %d".formatted(here.size(), there.size()));
      return;
    }
    for (int i = 0; i < here.size(); i++) {
      String network = here.get(i).network();
      String other = there.get(i).network();
      if (!network.equals(other) && !leads(other, network)) {
        all.add("network '%s' of adapter %d, there is '%s'".formatted(network, i + 1, other));
      }
    }
  }

  /** Whether a failover leads from one network to the other. */
  private boolean leads(String production, String recovery) {
    return networks.stream().anyMatch(m -> m.from().equals(production) && m.to().equals(recovery));
  }
}
