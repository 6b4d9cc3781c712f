// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.AddressMapping;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Subnet;
import java.util.Optional;

/** Subnets that are mapped are subnets, of one size, with gateways and name servers that fit. */
final class AddressMaps implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    for (AddressMapping mapping : runbook.addresses()) {
      Optional<Subnet> from =
          subnet(mapping.from(), findings.place(mapping.at(), "subnet"), findings);
      Position place = findings.place(mapping.at(), "to");
      Optional<Subnet> to = subnet(mapping.to(), place, findings);
      if (from.isPresent() && to.isPresent()) {
        size(from.get(), to.get(), place, findings);
      }
      mapping.gateway().ifPresent(gateway -> gateway(gateway, mapping, to, findings));
      for (int index = 0; index < mapping.dns().size(); index++) {
        address(mapping.dns().get(index), findings.place(mapping.at(), "dns", index), findings);
      }
    }
  }

  private static Optional<Subnet> subnet(String text, Position place, Findings findings) {
    Optional<Subnet> subnet = Subnet.parse(text);
    if (subnet.isEmpty()) {
      tell(
          place,
          "'" + text + "' is no subnet",
          "write its address and the length of its prefix, as in 10.1.20.0/24",
          findings);
      return subnet;
    }
    Optional<Subnet> written = Subnet.address(text.substring(0, text.indexOf('/')));
    if (!written.map(Subnet::first).equals(subnet.map(Subnet::first))) {
      tell(
          place,
          "'" + text + "' is an address within a subnet",
          "the subnet is " + subnet.get(),
          findings);
      return Optional.empty();
    }
    return subnet;
  }

  private static void size(Subnet from, Subnet to, Position place, Findings findings) {
    if (from.bits() != to.bits()) {
      tell(
          place,
          "'" + from + "' is " + from.family() + " and '" + to + "' is " + to.family(),
          "map a subnet to one of its own family",
          findings);
    } else if (from.prefix() != to.prefix()) {
      tell(
          place,
          "'" + to + "' has another size than '" + from + "'",
          "the addresses of machines keep their last part, so both are /" + from.prefix(),
          findings);
    }
  }

  private static void gateway(
      String text, AddressMapping mapping, Optional<Subnet> to, Findings findings) {
    Position place = findings.place(mapping.at(), "gateway");
    Optional<Subnet> gateway = address(text, place, findings);
    if (gateway.isEmpty() || to.isEmpty()) {
      return;
    }
    boolean small = to.get().bits() - to.get().prefix() <= 1;
    if (!to.get().contains(gateway.get())) {
      tell(
          place,
          "the gateway '" + text + "' is not in '" + to.get() + "'",
          "name an address of that subnet",
          findings);
    } else if (!small && gateway.get().first().equals(to.get().first())) {
      tell(
          place,
          "the gateway '" + text + "' is the address of the subnet itself",
          "name the address of the router in it",
          findings);
    }
  }

  private static Optional<Subnet> address(String text, Position place, Findings findings) {
    Optional<Subnet> address = Subnet.address(text);
    if (address.isEmpty()) {
      tell(
          place,
          "'" + text + "' is no IP address",
          "write it in figures, as in 10.2.0.53",
          findings);
    }
    return address;
  }

  private static void tell(Position place, String sentence, String hint, Findings findings) {
    findings.add(Problem.of(Rule.INVALID_ADDRESS_MAP, place, sentence).hint(hint));
  }
}
