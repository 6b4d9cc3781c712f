// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.RestorePoints.Point;
import io.muster.runbook.NetworkMapping;
import io.muster.runbook.PowerAction;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.vsphere.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a world in which all is there that a runbook names. */
final class Fitting {

  static final String USUAL_NETWORK = "VM Network";

  private static final Duration UP_FOR = Duration.ofDays(1);
  private static final int HOSTS = 2;

  private final Runbook runbook;
  private final Needs needs;
  private final Instant start;
  private final Map<String, List<Vm>> vms = new LinkedHashMap<>();
  private final Map<String, List<Network>> networks = new LinkedHashMap<>();
  private final SortedMap<String, Journal> journals = new TreeMap<>();
  private final Set<String> named = new HashSet<>();
  private int networkCount;

  Fitting(Runbook runbook, Instant start) {
    this.runbook = runbook;
    this.start = start;
    needs = new Needs(runbook);
  }

  World world(long seed) {
    String production = runbook.sites().production();
    String recovery = runbook.sites().recovery();
    List.of(production, recovery).forEach(this::site);
    for (NetworkMapping mapping : runbook.networks()) {
      network(production, mapping.from(), false);
      network(recovery, mapping.to(), false);
      mapping.test().ifPresent(test -> network(recovery, test, true));
    }
    if (runbook.networks().isEmpty()) {
      network(production, USUAL_NETWORK, false);
      network(recovery, USUAL_NETWORK, false);
    }
    runbook.replicas().forEach(this::replicated);
    needs.powerSteps().forEach(this::named);
    List<Site> sites = vms.keySet().stream().map(this::asData).toList();
    return new World(
        start,
        seed,
        sites,
        Takes.USUAL,
        needs.webs(),
        List.of(),
        new TreeMap<>(),
        journals,
        new TreeMap<>());
  }

  private void site(String name) {
    vms.computeIfAbsent(name, _ -> new ArrayList<>());
    networks.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  private void network(String site, String name, boolean isolated) {
    List<Network> all = networks.computeIfAbsent(site, _ -> new ArrayList<>());
    if (all.stream().noneMatch(network -> network.name().equals(name))) {
      networkCount++;
      all.add(new Network(networkCount, name, isolated));
    }
  }

  /** What is replicated: one machine, or the members of a vApp. */
  private void replicated(ReplicaDeclaration declared) {
    declared.mountHost().ifPresent(this::mountHost);
    List<Point> points = RestorePoints.fitting(start, needs.points(declared.source()));
    if (declared.kind() == ReplicaKind.VAPP) {
      declared.members().forEach(member -> replicated(declared.kind(), member, member, points));
    } else {
      replicated(declared.kind(), declared.source(), declared.replica(), points);
    }
  }

  /** A machine that runs at the production site, and its replica, which is off. */
  private void replicated(ReplicaKind kind, String name, String replicaName, List<Point> points) {
    Instant up = points.getFirst().created().minus(UP_FOR);
    Guest guest = Guest.USUAL.withPorts(needs.ports(name));
    Vm fresh = vm(runbook.sites().production(), name, Power.on(up, guest.boot())).with(guest);
    Vm source = new FittingAddresses(runbook).given(fresh);
    add(runbook.sites().production(), source);
    Power off = Power.off(points.getFirst().created());
    Vm replica = vm(runbook.sites().recovery(), replicaName, off).with(guest);
    Replicated made = Replicated.of(kind, source, replica, points);
    add(runbook.sites().recovery(), made.replica());
    journals.put(made.replica().id().instanceUuid(), made.journal());
  }

  /** It is always on. */
  private void mountHost(String name) {
    add(
        runbook.sites().recovery(),
        vm(runbook.sites().recovery(), name, Power.on(start.minus(UP_FOR), Guest.USUAL.boot())));
  }

  /** A machine that a power step names; it is in the state that the step is there to end. */
  private void named(Step.Power step) {
    String site = step.site().orElse(runbook.sites().production());
    boolean known =
        step.site().isPresent()
            ? named.contains(site + "/" + step.vm())
            : vms.keySet().stream().anyMatch(any -> named.contains(any + "/" + step.vm()));
    if (!known) {
      site(site);
      Power power =
          step.action() == PowerAction.POWER_ON
              ? Power.off(start.minus(UP_FOR))
              : Power.on(start.minus(UP_FOR), Guest.USUAL.boot());
      add(site, fresh(site, step.vm(), named.size(), networkOf(site), power));
    }
  }

  private void add(String site, Vm vm) {
    if (named.add(vm.writer())) {
      vms.computeIfAbsent(site, _ -> new ArrayList<>()).add(vm);
    }
  }

  /** A replica keeps the network of its source, whatever its own site has. */
  private Vm vm(String site, String name, Power power) {
    String network =
        runbook.networks().stream().map(NetworkMapping::from).findFirst().orElse(USUAL_NETWORK);
    return fresh(site, name, named.size(), network, power);
  }

  private String networkOf(String site) {
    return networks.getOrDefault(site, List.of()).stream()
        .findFirst()
        .map(Network::name)
        .orElse(USUAL_NETWORK);
  }

  /** A VM with nothing on its disks. */
  static Vm fresh(String site, String name, int number, String network, Power power) {
    String writer = site + "/" + name;
    return new Vm(
        new VmId(Chance.uuid(writer)),
        number,
        name,
        writer,
        hosts(site).get(number / 2 % HOSTS),
        Guest.USUAL,
        power,
        Image.usual(network, name),
        0,
        Snapshots.NONE,
        new TreeMap<>(),
        null);
  }

  private static List<String> hosts(String site) {
    return List.of("esx1." + site, "esx2." + site);
  }

  private Site asData(String name) {
    return new Site(
        name,
        hosts(name),
        networks.getOrDefault(name, List.of()),
        vms.getOrDefault(name, List.of()),
        List.of(),
        List.of());
  }
}
