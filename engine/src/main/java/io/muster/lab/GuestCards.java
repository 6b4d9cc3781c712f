// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.GuestCard;
import io.muster.vsphere.NetworkAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The network cards of a VM as its guest knows them. An address comes from the disk where the
 * system on it sets one, or else from the guest's own, or else from the network.
 */
final class GuestCards {

  private static final int CARDS = 8;

  private GuestCards() {}

  /** The MAC address of a card, which no other one in the lab has. */
  static String mac(Vm vm, int card) {
    int number = vm.number() * CARDS + card;
    return String.format(
        Locale.ROOT,
        "00:50:56:%02x:%02x:%02x",
        number >> 16 & 0xff,
        number >> 8 & 0xff,
        number & 0xff);
  }

  /** The adapters with their MAC addresses. */
  static List<NetworkAdapter> adapters(Vm vm) {
    List<NetworkAdapter> adapters = new ArrayList<>();
    for (NetworkAdapter it : vm.image().adapters()) {
      String mac = mac(vm, adapters.size());
      adapters.add(new NetworkAdapter(it.key(), it.label(), it.network(), it.connected(), mac));
    }
    return adapters;
  }

  /**
   * Those that are plugged into a network.
   *
   * @param networks those of the VM's site
   */
  static List<GuestCard> of(Vm vm, Function<String, Optional<Network>> networks) {
    List<GuestCard> cards = new ArrayList<>();
    List<NetworkAdapter> adapters = adapters(vm);
    for (int i = 0; i < adapters.size(); i++) {
      NetworkAdapter adapter = adapters.get(i);
      Optional<Network> network =
          Optional.of(adapter.network()).filter(_ -> adapter.connected()).flatMap(networks);
      if (network.isPresent()) {
        cards.add(card(vm, i, network.get()));
      }
    }
    return cards;
  }

  private static GuestCard card(Vm vm, int card, Network network) {
    String mac = mac(vm, card);
    Optional<CardSetting> set = vm.image().setting(card);
    if (set.isPresent()) {
      List<GuestCard.Address> addresses =
          set.get().addresses().stream().map(GuestCards::address).toList();
      return new GuestCard(mac, addresses, set.get().gateways(), set.get().dns());
    }
    String fixed = card == 0 ? vm.guest().address() : null;
    GuestCard.Address address =
        fixed == null
            ? new GuestCard.Address(network.address(vm), Network.PREFIX)
            : new GuestCard.Address(fixed, 0);
    return new GuestCard(mac, List.of(address), List.of(), List.of());
  }

  private static GuestCard.Address address(String text) {
    String[] parts = text.split("/", 2);
    return new GuestCard.Address(parts[0], Integer.parseInt(parts[1]));
  }
}
