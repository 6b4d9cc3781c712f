// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.address.AddressChange;
import io.muster.address.AddressPlan;
import io.muster.address.GuestAddress;
import io.muster.address.ProductionAddresses;
import io.muster.vsphere.GuestCard;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses that the guest of a replica gets at the recovery site, by the address maps of the
 * runbook. It has to run for that, so this comes after its power-on.
 */
final class RecoveryAddresses {

  private final StepContext context;
  private final AddressPlan plan;

  RecoveryAddresses(StepContext context) {
    this.context = context;
    this.plan = new AddressPlan(context.runbook().addresses());
  }

  /**
   * @throws StepFailure when an address may have to be changed and nothing says as whom
   */
  void requireUser(Member member, Sources sources) {
    if (mayChange(member, sources)) {
      GuestAddresses.user(context, context.runbook().sites().recovery());
    }
  }

  /**
   * Changes what a map knows.
   *
   * @return what was changed, to be said after what else was done
   */
  String give(Member member) {
    return mayChange(member, new Sources(context))
        ? new GuestAddresses(context, member.machine()).change(card -> changes(member, card))
        : "";
  }

  /** False only where the source has been seen to have no address that a map knows. */
  private boolean mayChange(Member member, Sources sources) {
    if (context.runbook().addresses().isEmpty()) {
      return false;
    }
    // why: a source that a failback has written to need not have the address of its restore points
    if (!member.addresses().isEmpty()) {
      return true;
    }
    List<String> addresses = sources.find(member.source()).map(this::addresses).orElse(List.of());
    return addresses.isEmpty()
        || addresses.stream().anyMatch(address -> plan.atRecovery(address).isPresent());
  }

  /** Those that the guest of a source reports; empty where it cannot be asked. */
  private List<String> addresses(VirtualMachine source) {
    if (source.powerState() != PowerState.POWERED_ON || source.ipAddress().isEmpty()) {
      return List.of();
    }
    String first = source.ipAddress().get();
    if (plan.atRecovery(first).isPresent()) {
      return List.of(first);
    }
    try {
      String site = context.runbook().sites().production();
      return Stream.concat(
              Stream.of(first),
              context.inventory().at(site).guestCards(source.id()).stream()
                  .flatMap(card -> card.addresses().stream())
                  .map(GuestCard.Address::address))
          .toList();
    } catch (VSphereFault _) {
      return List.of();
    }
  }

  /**
   * What a card still needs. What it has had is written down first, for the way back. A card that
   * has the address and not its gateway or name servers is one that an earlier attempt has failed
   * on.
   */
  private List<AddressChange> changes(Member member, GuestCard card) {
    ProductionAddresses known = member.addresses();
    List<AddressChange> changes = new ArrayList<>();
    for (GuestCard.Address address : card.addresses()) {
      Optional<GuestAddress> before = known.before(address.address());
      String from = before.map(GuestAddress::address).orElse(address.address());
      Optional<GuestAddress> target = plan.atRecovery(from).map(to -> sized(to, address));
      boolean hasAddress =
          before.isPresent() || target.map(GuestAddress::address).equals(Optional.of(from));
      boolean isThere =
          target.isEmpty() || (hasAddress && GuestAddresses.isComplete(card, target.get()));
      if (!isThere) {
        GuestAddress to = target.get();
        if (before.isEmpty()) {
          known = known.with(to.address(), production(to, address, card));
        }
        changes.add(new AddressChange(from, to));
      }
    }
    if (!known.equals(member.addresses())) {
      member.remember(known);
    }
    return changes;
  }

  private static GuestAddress sized(GuestAddress target, GuestCard.Address address) {
    return address.prefix() == 0 ? target : target.withPrefix(address.prefix());
  }

  /** What the guest has now, as far as it is going to be changed. */
  private static GuestAddress production(
      GuestAddress target, GuestCard.Address address, GuestCard card) {
    boolean six = address.address().contains(":");
    Optional<String> gateway =
        target
            .gateway()
            .flatMap(
                _ ->
                    card.gateways().stream()
                        .filter(known -> known.contains(":") == six)
                        .findFirst());
    return new GuestAddress(
        address.address(),
        target.prefix(),
        gateway,
        target.dns().isEmpty() ? List.of() : card.dns());
  }
}
