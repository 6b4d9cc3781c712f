// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.VmId;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What has changed of a VM; null is what has not. The rest of a VM never changes. */
record VmChange(
    VmId id,
    @Nullable Guest guest,
    @Nullable Power power,
    @Nullable Image image,
    @Nullable Long written,
    @Nullable SnapshotsChange snapshots,
    @Nullable SortedMap<String, String> customValues) {

  /** What makes one VM of the other; empty where both are the same. */
  static Optional<VmChange> between(Vm before, Vm after) {
    VmChange change =
        new VmChange(
            after.id(),
            unlessSame(before.guest(), after.guest()),
            unlessSame(before.power(), after.power()),
            unlessSame(before.image(), after.image()),
            unlessSame(before.written(), after.written()),
            before.snapshots().equals(after.snapshots())
                ? null
                : SnapshotsChange.between(before.snapshots(), after.snapshots()),
            unlessSame(before.customValues(), after.customValues()));
    if (!change.appliedTo(before).equals(after)) {
      throw new IllegalStateException("the lab cannot keep this of '" + after.name() + "'");
    }
    return before.equals(after) ? Optional.empty() : Optional.of(change);
  }

  private static <T> @Nullable T unlessSame(T before, T after) {
    return Objects.equals(before, after) ? null : after;
  }

  Vm appliedTo(Vm vm) {
    return new Vm(
        vm.id(),
        vm.number(),
        vm.name(),
        vm.writer(),
        vm.host(),
        orSame(guest, vm.guest()),
        orSame(power, vm.power()),
        orSame(image, vm.image()),
        orSame(written, vm.written()),
        snapshots == null ? vm.snapshots() : snapshots.appliedTo(vm.snapshots()),
        orSame(customValues, vm.customValues()),
        vm.vApp());
  }

  private static <T> T orSame(@Nullable T changed, T before) {
    return changed == null ? before : changed;
  }
}
