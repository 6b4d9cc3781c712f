// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.address.AddressChange;
import io.muster.address.GuestAddress;
import io.muster.address.GuestAddressing;
import io.muster.address.GuestCommand;
import io.muster.vsphere.GuestCard;
import io.muster.vsphere.GuestCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives the guest of a running VM other addresses. What it has already is left as it is. */
final class GuestAddresses {

  private final StepContext context;
  private final Machine machine;
  private final GuestReport report;

  GuestAddresses(StepContext context, Machine machine) {
    this.context = context;
    this.machine = machine;
    this.report = new GuestReport(context, machine);
  }

  /**
   * Refuses to go on where nothing says as whom programs run in the guests of a site.
   *
   * @throws StepFailure with the settings that are missing
   */
  static GuestCredentials user(StepContext context, String site) {
    return context
        .inventory()
        .guestUser(site)
        .orElseThrow(
            () ->
                StepFailure.refused(
                    "NoGuestUser",
                    "guests in site '%s' are to get other addresses, and nothing says as whom; set site.%s.guestUser and site.%s.guestPassword in the configuration"
                        .formatted(site, site, site)));
  }

  /** Whether a card that has an address has all that belongs to it. */
  static boolean isComplete(GuestCard card, GuestAddress address) {
    return card.gateways().containsAll(address.gateway().stream().toList())
        && card.dns().containsAll(address.dns());
  }

  /**
   * @param wanted the changes that a card still needs
   * @return what was changed, to be said after what else was done; empty where there was nothing
   * @throws StepFailure when the guest does not report its addresses, or does not take them
   */
  String change(Function<GuestCard, List<AddressChange>> wanted) {
    List<String> told = new ArrayList<>();
    for (GuestCard card : report.awaitCards()) {
      List<AddressChange> changes = wanted.apply(card);
      if (!changes.isEmpty()) {
        told.add(change(card.mac(), changes));
      }
    }
    return told.isEmpty() ? "" : "; its guest has " + String.join(", and ", told);
  }

  private String change(String mac, List<AddressChange> changes) {
    GuestCommand command =
        GuestAddressing.command(machine.now().hardware().guestId(), mac, changes);
    GuestCredentials user = user(context, machine.vsphere().site());
    int code = new GuestProgram(context, machine).run(user, command.program(), command.arguments());
    List<String> given = changes.stream().map(change -> change.to().address()).toList();
    if (code == GuestAddressing.NO_CARD) {
      throw StepFailure.failed(
          "NoCard",
          "the guest of '%s' has no network card %s, or has it twice, so that its address was not changed; look at its network cards, then try again"
              .formatted(machine.name(), mac));
    }
    if (code != 0 && code != GuestAddressing.UNTIL_RESTART) {
      throw StepFailure.failed(
          "AddressNotChanged",
          "the guest of '%s' was not given %s: '%s' has ended with %d there; see that '%s' may change its network, or give it the address by hand, then try again"
              .formatted(
                  machine.name(), String.join(" and ", given), command.program(), code, user));
    }
    report.await(mac, given);
    return changes.stream()
            .map(change -> change.to().address() + " instead of " + change.from())
            .collect(Collectors.joining(", "))
        + (code == 0 ? "" : " until it starts the next time; set it in the guest for good");
  }
}
