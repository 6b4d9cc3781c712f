// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaDeclaration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up the names in a lab file, and tells of those that the lab does not have. */
final class Names {

  private final Draft draft;
  private final Problems problems;

  Names(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  boolean isSite(Position at, String name) {
    return isOneOf(draft.sites().map(Site::name), at, name, "site", "the lab has");
  }

  /** A machine of the runbook, by the name that it has there. */
  boolean isMachine(Position at, String name) {
    Stream<String> known = draft.runbook().replicas().stream().map(ReplicaDeclaration::source);
    return isOneOf(known, at, name, "machine", "the runbook declares");
  }

  boolean isVm(Position at, String site, String name) {
    return isOneOf(
        draft.vms(site).map(Vm::name),
        at,
        name,
        "virtual machine",
        "site '%s' has".formatted(site));
  }

  boolean isReplica(Position at, String site, String name) {
    boolean recovery = site.equals(draft.runbook().sites().recovery());
    Stream<String> known = draft.runbook().replicas().stream().map(ReplicaDeclaration::replica);
    return isOneOf(
        recovery ? known : Stream.of(), at, name, "replica", "site '%s' has".formatted(site));
  }

  /** A network of any site, since a replica may still name one of the other. */
  boolean isNetwork(Position at, String name) {
    Stream<String> known =
        draft.sites().flatMap(site -> site.networks().stream()).map(Network::name);
    return isOneOf(known, at, name, "network", "the lab has");
  }

  /** A pattern that fits a VM of any site. */
  boolean fitsVm(Position at, String pattern) {
    Stream<String> known = draft.sites().flatMap(site -> site.vms().stream()).map(Vm::name);
    return fits(known, at, pattern, "virtual machine");
  }

  boolean fitsSite(Position at, String pattern) {
    return fits(draft.sites().map(Site::name), at, pattern, "site");
  }

  boolean fitsHost(Position at, String pattern) {
    return fits(draft.sites().flatMap(site -> site.hosts().stream()), at, pattern, "host");
  }

  private boolean fits(Stream<String> known, Position at, String pattern, String kind) {
    Set<String> names = known.collect(Collectors.toCollection(TreeSet::new));
    return names.stream().anyMatch(name -> FaultRules.matches(pattern, name))
        || isOneOf(names.stream(), at, pattern, kind, "the lab has");
  }

  boolean isOneOf(Stream<String> known, Position at, String name, String kind, String who) {
    Set<String> names = known.collect(Collectors.toCollection(TreeSet::new));
    if (names.contains(name)) {
      return true;
    }
    Problem unknown =
        Problem.of(Rule.UNKNOWN_NAME, at, "there is no %s '%s' in this lab".formatted(kind, name));
    problems.add(unknown.hint(NearMiss.hint(name, names).orElseGet(() -> list(names, who))));
    return false;
  }

  /** Tells of a value that is out of its range. */
  boolean holds(boolean fine, Position at, String sentence) {
    if (!fine) {
      problems.add(Problem.of(Rule.OUT_OF_RANGE, at, sentence));
    }
    return fine;
  }

  private static String list(Set<String> names, String who) {
    if (names.isEmpty()) {
      return who + " none";
    }
    List<String> few = names.stream().limit(8).map(name -> "'" + name + "'").toList();
    return who + " " + String.join(", ", few) + (names.size() > few.size() ? ", .." : "");
  }
}
