// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.AddressMapping;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Subnet;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** An address is mapped once: no two subnets of the production site have addresses in common. */
final class DistinctSubnets implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Map<Integer, NavigableMap<BigInteger, Mapped>> families = new HashMap<>();
    for (AddressMapping mapping : runbook.addresses()) {
      Position place = findings.place(mapping.at(), "subnet");
      Subnet.parse(mapping.from())
          .map(subnet -> new Mapped(subnet, place))
          .ifPresent(
              mapped ->
                  check(
                      mapped,
                      families.computeIfAbsent(mapped.subnet.bits(), _ -> new TreeMap<>()),
                      findings));
    }
  }

  /** The known ones have nothing in common, so that only the last that begins before matters. */
  private static void check(
      Mapped mapped, NavigableMap<BigInteger, Mapped> known, Findings findings) {
    Map.Entry<BigInteger, Mapped> before = known.floorEntry(mapped.subnet.last());
    if (before == null || before.getValue().subnet.last().compareTo(mapped.subnet.first()) < 0) {
      known.put(mapped.subnet.first(), mapped);
      return;
    }
    Mapped first = before.getValue();
    boolean same = first.subnet.equals(mapped.subnet);
    findings.add(
        Problem.of(
                Rule.INVALID_ADDRESS_MAP,
                mapped.place,
                same
                    ? "subnet '" + mapped.subnet + "' is already mapped"
                    : "'" + mapped.subnet + "' has addresses in common with '" + first.subnet + "'")
            .hint("an address is mapped once; remove one")
            .related(first.place, "'" + first.subnet + "' is mapped here"));
  }

  private record Mapped(Subnet subnet, Position place) {}
}
