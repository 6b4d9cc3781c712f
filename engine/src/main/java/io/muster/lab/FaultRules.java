// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.World.Look;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The faults of a lab at work: which of them strike here and now. */
final class FaultRules {

  private final long seed;
  private final List<Fault> faults;
  private final SortedMap<String, Look> looks;
  private final Ledger ledger;

  FaultRules(World world, Ledger ledger) {
    this.ledger = ledger;
    seed = world.seed();
    faults = world.faults();
    looks = new TreeMap<>(world.looks());
  }

  SortedMap<String, Look> looks() {
    return ledger.together(() -> new TreeMap<>(looks));
  }

  /** The rule, if any, that refuses this call. Asking counts. */
  Optional<Fault.Refusal> refusal(String site, String method, String object, Instant now) {
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i) instanceof Fault.Refusal rule
          && at(rule, site, now)
          && matches(rule.method(), method)
          && matches(rule.object(), object)
          && strikes(rule.odds(), i + " " + site + "/" + object)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** The exit code, if any, that a rule has for a program in the guest of a VM. Asking counts. */
  OptionalInt exitCode(String site, String vm, Instant now) {
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i) instanceof Fault.Exit rule
          && at(rule, site, now)
          && matches(rule.object(), vm)
          && strikes(rule.odds(), i + " " + site + "/" + vm)) {
        return OptionalInt.of(rule.code());
      }
    }
    return OptionalInt.empty();
  }

  private boolean strikes(Fault.Odds odds, String what) {
    return ledger.together(
        () -> {
          Look look = looks.getOrDefault(what, new Look(0, 0));
          boolean strikes =
              look.struck() < odds.times() && Chance.of(seed, what, look.asked()) < odds.chance();
          Look looked = new Look(look.asked() + 1, look.struck() + (strikes ? 1 : 0));
          looks.put(what, looked);
          ledger.changed(new Change.OfLook(what, looked));
          return strikes;
        });
  }

  /** How many times as long as usual a vCenter's tasks take. */
  double slowness(String site, Instant now) {
    return now(Fault.Slow.class, site, now)
        .mapToDouble(Fault.Slow::factor)
        .reduce(1, (a, b) -> a * b);
  }

  /** The fault, if any, by which a vCenter cannot be reached. */
  Optional<Fault> unreachable(String site, Instant now) {
    return Stream.concat(
            now(Fault.VCenterGone.class, site, now), now(Fault.Partition.class, site, now))
        .map(Fault.class::cast)
        .findFirst();
  }

  boolean partitioned(String site, Instant now) {
    return now(Fault.Partition.class, site, now).findAny().isPresent();
  }

  boolean diskFull(String site, Instant now) {
    return now(Fault.DiskFull.class, site, now).findAny().isPresent();
  }

  boolean noTools(String site, Vm vm, Instant now) {
    return now(Fault.NoTools.class, site, now).anyMatch(f -> matches(f.object(), vm.name()));
  }

  boolean hostLost(String site, String host, Instant now) {
    return now(Fault.HostLost.class, site, now).anyMatch(f -> matches(f.host(), host));
  }

  /** When a host was first lost after one instant and by another. */
  Optional<Instant> hostLost(String site, String host, Instant after, Instant by) {
    return of(Fault.HostLost.class, site)
        .filter(f -> matches(f.host(), host))
        .map(f -> f.during().from())
        .filter(from -> from.isAfter(after) && !from.isAfter(by))
        .min(Instant::compareTo);
  }

  private <F extends Fault> Stream<F> now(Class<F> kind, String site, Instant now) {
    return of(kind, site).filter(fault -> fault.during().at(now));
  }

  private <F extends Fault> Stream<F> of(Class<F> kind, String site) {
    return faults.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(fault -> matches(fault.site(), site));
  }

  private static boolean at(Fault fault, String site, Instant now) {
    return matches(fault.site(), site) && fault.during().at(now);
  }

  /** Whether a name fits a pattern in which {@code *} stands for any text. */
  static boolean matches(String pattern, String name) {
    if (!pattern.contains("*")) {
      return pattern.equals(name);
    }
    String regex =
        Stream.of(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .orElse("");
    return name.matches(regex);
  }
}
