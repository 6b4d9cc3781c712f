// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.Subnet;
import io.muster.vsphere.GuestCard;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.VirtualMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the guest of a VM reports of its network, waited for as long as that may take. */
final class GuestReport {

  /** How long a guest may take from power-on until it reports an address. */
  private static final Duration BOOT = Duration.ofMinutes(10);

  /** How much later than the first card the others may report theirs. */
  private static final Duration SETTLE = Duration.ofSeconds(30);

  /** How long VMware Tools may take to notice a change. */
  private static final Duration NOTICE = Duration.ofMinutes(3);

  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final List<Subnet> LINK_LOCAL =
      Stream.of("169.254.0.0/16", "fe80::/10")
          .flatMap(text -> Subnet.parse(text).stream())
          .toList();

  private final StepContext context;
  private final Machine machine;

  GuestReport(StepContext context, Machine machine) {
    this.context = context;
    this.machine = machine;
  }

  /** The guest's cards that are adapters of the VM, plugged in, and have an address. */
  List<GuestCard> cards() {
    return cards(machine.now());
  }

  private List<GuestCard> cards(VirtualMachine vm) {
    Set<String> own = connected(vm).collect(Collectors.toSet());
    return machine.vsphere().guestCards(vm.id()).stream()
        .filter(card -> own.contains(card.mac()))
        .filter(card -> card.addresses().stream().anyMatch(it -> isUsable(it.address())))
        .toList();
  }

  private static Stream<String> connected(VirtualMachine vm) {
    return vm.adapters().stream().filter(NetworkAdapter::connected).map(NetworkAdapter::mac);
  }

  /** An address of the link alone says nothing of where the guest is. */
  private static boolean isUsable(String address) {
    Optional<Subnet> literal = Subnet.address(address);
    return literal.isPresent()
        && LINK_LOCAL.stream().noneMatch(subnet -> subnet.contains(literal.get()));
  }

  /**
   * The cards as soon as all of them have an address, or some have and the others take too long.
   *
   * @throws StepFailure when none has one in time
   */
  List<GuestCard> awaitCards() {
    Instant end = until(BOOT);
    Instant settled = end;
    while (true) {
      VirtualMachine vm = machine.now();
      List<GuestCard> cards = cards(vm);
      Instant now = context.time().now();
      if (!cards.isEmpty() && now.plus(SETTLE).isBefore(settled)) {
        settled = now.plus(SETTLE);
      }
      if (!cards.isEmpty() && (cards.size() >= connected(vm).count() || !now.isBefore(settled))) {
        return cards;
      }
      if (!now.isBefore(end)) {
        throw silent(vm);
      }
      context.time().sleep(LOOK);
    }
  }

  private StepFailure silent(VirtualMachine vm) {
    String what =
        vm.toolsRunning()
            ? "'%s' reports no address, so that none was changed; look at its network"
            : "VMware Tools of '%s' do not run, so that its address was not changed; start them";
    return StepFailure.failed(
        "NoGuestAddress",
        what.formatted(machine.name()) + ", or give the guest its address by hand, then try again");
  }

  /**
   * Waits until the guest has these addresses.
   *
   * @throws StepFailure when it does not report them in time
   */
  void await(String mac, List<String> addresses) {
    Instant end = until(NOTICE);
    Set<Optional<Subnet>> wanted =
        addresses.stream().map(Subnet::address).collect(Collectors.toSet());
    while (!reported(mac).containsAll(wanted)) {
      if (!context.time().now().isBefore(end)) {
        throw StepFailure.failed(
            "AddressNotReported",
            "'%s' does not report %s, though the program that gives it has succeeded; look at the guest's network, then try again"
                .formatted(machine.name(), String.join(" and ", addresses)));
      }
      context.time().sleep(LOOK);
    }
  }

  private Set<Optional<Subnet>> reported(String mac) {
    return machine.vsphere().guestCards(machine.id()).stream()
        .filter(card -> card.mac().equals(mac))
        .flatMap(card -> card.addresses().stream())
        .map(address -> Subnet.address(address.address()))
        .collect(Collectors.toSet());
  }

  private Instant until(Duration limit) {
    Instant end = context.time().now().plus(limit);
    return end.isBefore(context.deadline()) ? end : context.deadline();
  }
}
