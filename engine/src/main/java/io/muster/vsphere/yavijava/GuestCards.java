// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.GuestNicInfo;
import com.vmware.vim25.GuestStackInfo;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.NetDnsConfigInfo;
import com.vmware.vim25.NetIpConfigInfo;
import com.vmware.vim25.NetIpConfigInfoIpAddress;
import com.vmware.vim25.PropertySpec;
import io.muster.runbook.Subnet;
import io.muster.vsphere.GuestCard;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network cards of a guest. What a guest reports is only as good as the guest: whatever is no
 * MAC address, and no IP address in figures, is left out.
 */
final class GuestCards {

  private static final PropertySpec PROPERTIES =
      Properties.of("VirtualMachine", "guest.toolsRunningStatus", "guest.net", "guest.ipStack");

  private static final Pattern MAC = Pattern.compile("(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  private GuestCards() {}

  static List<GuestCard> read(Api api, ManagedObjectReference vm) throws RemoteException {
    return Properties.read(api, List.of(vm), PROPERTIES).stream()
        .filter(row -> row.text("guest.toolsRunningStatus").equals("guestToolsRunning"))
        .flatMap(row -> of(row).stream())
        .toList();
  }

  /** A MAC address as the port has it. */
  static Optional<String> mac(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(mac -> MAC.matcher(mac).matches())
        .map(mac -> mac.toLowerCase(Locale.ROOT));
  }

  private static List<GuestCard> of(Properties.Row row) {
    List<GuestNicInfo> reported =
        row.value("guest.net", GuestNicInfo[].class).map(List::of).orElse(List.of());
    List<GuestStackInfo> stacks =
        row.value("guest.ipStack", GuestStackInfo[].class).map(List::of).orElse(List.of());
    List<GuestCard> cards = new ArrayList<>();
    for (int i = 0; i < reported.size(); i++) {
      GuestNicInfo nic = reported.get(i);
      String device = String.valueOf(i);
      mac(nic.getMacAddress())
          .map(
              mac -> new GuestCard(mac, addresses(nic), gateways(stacks, device), dns(nic, stacks)))
          .ifPresent(cards::add);
    }
    return cards;
  }

  private static List<GuestCard.Address> addresses(GuestNicInfo nic) {
    List<GuestCard.Address> told =
        Optional.ofNullable(nic.getIpConfig()).map(NetIpConfigInfo::getIpAddress).stream()
            .flatMap(Stream::of)
            .flatMap(address -> address(address).stream())
            .toList();
    // why: old tools report addresses without their subnets
    return told.isEmpty()
        ? literals(nic.getIpAddress()).map(text -> new GuestCard.Address(text, 0)).toList()
        : told;
  }

  private static Optional<GuestCard.Address> address(NetIpConfigInfoIpAddress reported) {
    return literals(reported.getIpAddress())
        .findFirst()
        .map(text -> new GuestCard.Address(text, prefix(text, reported.getPrefixLength())));
  }

  private static int prefix(String address, int reported) {
    int bits = Subnet.address(address).map(Subnet::bits).orElse(0);
    return reported > 0 && reported <= bits ? reported : 0;
  }

  private static List<String> gateways(List<GuestStackInfo> stacks, String device) {
    return stacks.stream()
        .flatMap(stack -> Optional.ofNullable(stack.getIpRouteConfig()).stream())
        .flatMap(routes -> Optional.ofNullable(routes.getIpRoute()).stream())
        .flatMap(Stream::of)
        .filter(route -> route.getPrefixLength() == 0 && route.getGateway() != null)
        .filter(route -> device.equals(route.getGateway().getDevice()))
        .flatMap(route -> literals(route.getGateway().getIpAddress()))
        .distinct()
        .toList();
  }

  private static List<String> dns(GuestNicInfo nic, List<GuestStackInfo> stacks) {
    List<String> own = servers(Stream.ofNullable(nic.getDnsConfig()));
    return own.isEmpty()
        ? servers(stacks.stream().flatMap(stack -> Stream.ofNullable(stack.getDnsConfig())))
        : own;
  }

  private static List<String> servers(Stream<NetDnsConfigInfo> configurations) {
    return configurations.flatMap(dns -> literals(dns.getIpAddress())).distinct().toList();
  }

  private static Stream<String> literals(String @Nullable ... texts) {
    return Stream.ofNullable(texts)
        .flatMap(Stream::of)
        .filter(text -> text != null && Subnet.address(text).isPresent());
  }
}
