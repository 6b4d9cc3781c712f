// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.address.AddressChange;
import io.muster.address.AddressPlan;
import io.muster.address.AmbiguousAddress;
import io.muster.address.GuestAddress;
import io.muster.address.ProductionAddresses;
import io.muster.runbook.Subnet;
import io.muster.vsphere.GuestCard;
import io.muster.vsphere.PowerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that a guest gets back when it runs at the production site again: those that were
 * written down when they were changed, and for others what the address maps say backwards.
 */
final class OriginalAddresses {

  private final StepContext context;
  private final AddressPlan plan;

  OriginalAddresses(StepContext context) {
    this.context = context;
    this.plan = new AddressPlan(context.runbook().addresses());
  }

  /**
   * @throws StepFailure when addresses have to be changed back and nothing says as whom
   */
  void requireUser(Member member) {
    if (!member.addresses().isEmpty() && context.runbook().failback().powerOn()) {
      GuestAddresses.user(context, context.runbook().sites().production());
    }
  }

  /**
   * Writes down what is to be changed back, while the replica runs and can be asked.
   *
   * @return what cannot be known, to be said after what else was done
   */
  String remember(Member member) {
    if (context.runbook().addresses().isEmpty() || !member.machine().is(PowerState.POWERED_ON)) {
      return "";
    }
    List<String> unknown = new ArrayList<>();
    ProductionAddresses before = member.addresses();
    for (GuestCard card : new GuestReport(context, member.machine()).cards()) {
      for (GuestCard.Address address : card.addresses()) {
        before = with(before, address, unknown);
      }
    }
    if (!before.equals(member.addresses())) {
      member.remember(before);
    }
    requireUser(member);
    return unknown.isEmpty() ? "" : "; " + String.join("; ", unknown);
  }

  private ProductionAddresses with(
      ProductionAddresses before, GuestCard.Address address, List<String> unknown) {
    if (before.before(address.address()).isPresent()) {
      return before;
    }
    try {
      Optional<GuestAddress> production = plan.atProduction(address.address());
      return production
          .map(it -> address.prefix() == 0 ? it : it.withPrefix(address.prefix()))
          .map(it -> before.with(address.address(), it))
          .orElse(before);
    } catch (AmbiguousAddress ambiguous) {
      unknown.add(String.valueOf(ambiguous.getMessage()));
      return before;
    }
  }

  /**
   * Changes back what was changed.
   *
   * @return what was changed, to be said after what else was done
   */
  String giveBack(Member member, Machine production) {
    ProductionAddresses before = member.addresses();
    return before.isEmpty()
        ? ""
        : new GuestAddresses(context, production).change(card -> changes(before, card));
  }

  private static List<AddressChange> changes(ProductionAddresses before, GuestCard card) {
    List<AddressChange> changes = new ArrayList<>();
    for (GuestCard.Address address : card.addresses()) {
      before
          .known()
          .forEach(
              (recovery, production) -> {
                boolean isHalf =
                    same(address, production.address())
                        && !GuestAddresses.isComplete(card, production);
                if (same(address, recovery) || isHalf) {
                  changes.add(new AddressChange(recovery, production));
                }
              });
    }
    return changes;
  }

  private static boolean same(GuestCard.Address address, String other) {
    return Subnet.address(address.address()).equals(Subnet.address(other));
  }
}
