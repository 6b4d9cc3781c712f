// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.words.Sometime;
import io.muster.lab.words.VmTraits;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives a VM what a lab file says of it. */
final class Traits {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private Traits() {}

  static Vm given(Vm vm, VmTraits traits) {
    Vm changed = vm.with(guest(vm.guest(), traits));
    Image image = traits.system().map(changed.image()::withGuestId).orElse(changed.image());
    Vm installed = changed.with(traits.address().isPresent() ? image.withoutSettings() : image);
    Vm connected =
        traits
            .network()
            .map(network -> installed.connected(installed.image().firstAdapter(), network))
            .orElse(installed);
    // why: a VM that is on has booted with the guest it had; it takes as long as it says
    return vm.power().booted() == null ? connected : connected.startedAt(vm.power().since());
  }

  private static Guest guest(Guest guest, VmTraits traits) {
    SortedSet<Integer> ports =
        traits.ports().<SortedSet<Integer>>map(TreeSet::new).orElse(guest.ports());
    return new Guest(
        traits.boot().orElse(guest.boot()),
        shutdown(guest, traits),
        guest.tools() && traits.tools().isEmpty(),
        ports,
        traits.address().or(() -> Optional.ofNullable(guest.address())).orElse(null),
        traits.records().map(Traits::every).orElse(guest.every()));
  }

  private static @Nullable Duration shutdown(Guest guest, VmTraits traits) {
    return traits.shutdown().isEmpty()
        ? guest.shutdown()
        : traits.shutdown().flatMap(Sometime::duration).orElse(null);
  }

  private static Duration every(int perSecond) {
    return perSecond == 0 ? Duration.ZERO : Duration.ofNanos(SECOND / perSecond);
  }
}
