// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

import io.muster.runbook.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the guest of a replica was set up with before its addresses were changed. Muster writes it
 * onto the replica's VM, as a custom attribute, for the way back. It stays there: a restore point
 * that a failback has left holds a guest with the addresses of the recovery site.
 *
 * @param known by the address that it was given at the recovery site
 */
public record ProductionAddresses(Map<String, GuestAddress> known) {

  /** The name of the custom attribute. */
  public static final String ATTRIBUTE = "muster.addresses";

  public static final ProductionAddresses NONE = new ProductionAddresses(Map.of());

  private static final String UNKNOWN = "-";

  public ProductionAddresses {
    known = Map.copyOf(known);
  }

  public boolean isEmpty() {
    return known.isEmpty();
  }

  /** What the guest had where it has this address now; however the guest writes it. */
  public Optional<GuestAddress> before(String recovery) {
    Optional<Subnet> address = Subnet.address(recovery);
    return known.entrySet().stream()
        .filter(entry -> Subnet.address(entry.getKey()).equals(address))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** With one more, in the place of what was known of this address. */
  public ProductionAddresses with(String recovery, GuestAddress production) {
    Optional<Subnet> address = Subnet.address(recovery);
    Map<String, GuestAddress> more = new LinkedHashMap<>(known);
    more.keySet().removeIf(other -> Subnet.address(other).equals(address));
    more.put(recovery, production);
    return new ProductionAddresses(more);
  }

  /** The attribute's value, one line that people can read too. */
  public String format() {
    return known.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + format(entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String format(GuestAddress address) {
    List<String> parts = new ArrayList<>();
    parts.add(address.address() + "/" + address.prefix());
    parts.add(address.gateway().orElse(UNKNOWN));
    parts.addAll(address.dns());
    return String.join(",", parts);
  }

  /** Reads the attribute's value; empty when Muster did not write it. */
  public static Optional<ProductionAddresses> parse(String text) {
    ProductionAddresses all = NONE;
    try {
      for (String entry : text.isBlank() ? new String[0] : text.split(" ", -1)) {
        String[] pair = entry.split("=", 2);
        all = all.with(GuestAddress.literal(pair[0]).start(), address(pair[1].split(",", -1)));
      }
      return Optional.of(all);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static GuestAddress address(String... parts) {
    String[] address = parts[0].split("/", 2);
    return new GuestAddress(
        address[0],
        Integer.parseInt(address[1]),
        Optional.of(parts[1]).filter(gateway -> !gateway.equals(UNKNOWN)),
        List.of(parts).subList(2, parts.length));
  }
}
