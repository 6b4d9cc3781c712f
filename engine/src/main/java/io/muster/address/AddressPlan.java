// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

import io.muster.runbook.AddressMapping;
import io.muster.runbook.Subnet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses guests have at the other site, by the address maps of a runbook. The place of an
 * address in its subnet stays; an address that no map knows stays as a whole.
 */
public final class AddressPlan {

  private record Rule(Subnet from, Subnet to, Optional<String> gateway, List<String> dns) {}

  private final List<Rule> rules;

  /**
   * @param mappings as {@code muster check} accepts them; where two know an address, the smaller
   *     subnet counts
   */
  public AddressPlan(List<AddressMapping> mappings) {
    rules =
        mappings.stream()
            .map(AddressPlan::rule)
            .sorted(Comparator.comparingInt((Rule rule) -> rule.from.prefix()).reversed())
            .toList();
  }

  /**
   * What a guest gets at the recovery site.
   *
   * @param address the one that it has at the production site
   * @return with the prefix of the mapped subnet; empty where the address stays
   */
  public Optional<GuestAddress> atRecovery(String address) {
    return Subnet.address(address)
        .flatMap(
            known ->
                rule(known)
                    .map(
                        rule ->
                            new GuestAddress(
                                rule.from.moved(known, rule.to).start(),
                                rule.to.prefix(),
                                rule.gateway,
                                rule.dns)));
  }

  /**
   * What a guest gets when it comes back to the production site. The maps do not say which gateway
   * and name servers it had there, and they are not guessed: those that it has stay, unless the
   * caller has kept the earlier ones.
   *
   * @param address the one that it has at the recovery site
   * @return with the prefix of the mapped subnet; empty where the address stays
   * @throws AmbiguousAddress when machines of two subnets get this address
   */
  public Optional<GuestAddress> atProduction(String address) {
    Optional<Subnet> known = Subnet.address(address);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<GuestAddress> origins =
        rules.stream()
            .filter(rule -> rule.to.contains(known.get()))
            .filter(rule -> rule(origin(rule, known.get())).filter(rule::equals).isPresent())
            .map(
                rule ->
                    new GuestAddress(
                        origin(rule, known.get()).start(),
                        rule.from.prefix(),
                        Optional.empty(),
                        List.of()))
            .toList();
    if (origins.size() > 1) {
      throw new AmbiguousAddress(
          "by the address maps, '%s' can have been '%s' or '%s' at the production site; give the guest its address by hand"
              .formatted(address, origins.getFirst().address(), origins.getLast().address()));
    }
    return origins.stream().findFirst();
  }

  private static Subnet origin(Rule rule, Subnet address) {
    return rule.to.moved(address, rule.from);
  }

  private Optional<Rule> rule(Subnet address) {
    return rules.stream().filter(rule -> rule.from.contains(address)).findFirst();
  }

  private static Rule rule(AddressMapping mapping) {
    Optional<Subnet> from = Subnet.parse(mapping.from());
    Optional<Subnet> to = Subnet.parse(mapping.to());
    if (from.isEmpty()
        || to.isEmpty()
        || from.get().bits() != to.get().bits()
        || from.get().prefix() != to.get().prefix()) {
      throw new IllegalArgumentException(
          "'%s' cannot be mapped to '%s'; see muster check"
              .formatted(mapping.from(), mapping.to()));
    }
    return new Rule(from.get(), to.get(), mapping.gateway(), mapping.dns());
  }
}
