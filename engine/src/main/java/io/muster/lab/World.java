// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.muster.runbook.Runbook;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A lab as plain data, at one instant. It is made to fit a runbook, changed by a lab file, and kept
 * between commands.
 *
 * @param seed what all chance in the lab is derived from
 * @param faults what goes wrong
 * @param looks how often each rule has been asked about each object, and how often it has struck
 * @param journals what replication knows of each replica, by the identity of its VM
 * @param effects how often each thing was done to each machine, by {@code site/vm/operation}: the
 *     tasks of its vCenter, programs in its guest, and calls of replication that changed something
 */
public record World(
    Instant instant,
    long seed,
    List<Site> sites,
    Takes takes,
    List<Web> webs,
    List<Fault> faults,
    SortedMap<String, Look> looks,
    SortedMap<String, Journal> journals,
    SortedMap<String, Effects> effects) {

  public World {
    sites = List.copyOf(sites);
    webs = List.copyOf(webs);
    faults = List.copyOf(faults);
    looks = Collections.unmodifiableSortedMap(new TreeMap<>(looks));
    journals = Collections.unmodifiableSortedMap(new TreeMap<>(journals));
    effects = Collections.unmodifiableSortedMap(new TreeMap<>(effects));
  }

  /**
   * A world in which all is there that a runbook names: machines that run, replicas with restore
   * points of the last hour, networks, ports that listen, and web addresses.
   */
  public static World fitting(Runbook runbook, Instant start, long seed) {
    return new Fitting(runbook, start).world(seed);
  }

  /** How often a rule has been asked about an object, and how often it has struck. */
  record Look(int asked, int struck) {}

  /** How often something was begun, and how often it succeeded. */
  public record Effects(int begun, int succeeded) {}

  /** Whether this custom attribute is set on any VM. */
  public boolean has(String attribute) {
    return sites.stream()
        .flatMap(site -> site.vms().stream())
        .anyMatch(vm -> !vm.customValues().getOrDefault(attribute, "").isEmpty());
  }

  @JsonIgnore
  public List<String> siteNames() {
    return sites.stream().map(Site::name).toList();
  }

  /** The highest number that a VM has. */
  static int lastNumber(List<Site> sites) {
    return sites.stream()
        .flatMap(site -> site.vms().stream())
        .mapToInt(Vm::number)
        .max()
        .orElse(-1);
  }

  /** With other sites, rules and addresses, as a lab file states them. */
  World with(
      List<Site> sites,
      Takes takes,
      List<Web> webs,
      List<Fault> faults,
      SortedMap<String, Journal> journals) {
    return new World(instant, seed, sites, takes, webs, faults, looks, journals, effects);
  }

  Optional<Site> site(String name) {
    return sites.stream().filter(site -> site.name().equals(name)).findFirst();
  }
}
