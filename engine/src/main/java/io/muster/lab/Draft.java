// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.RestorePoints.Point;
import io.muster.lab.words.VmTraits;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.Runbook;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A world that a lab file is changing. The names that reach it exist. */
final class Draft {

  private final Runbook runbook;
  private final World fitted;
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Map<VmId, List<Point>> points = new HashMap<>();
  private final Map<VmId, Boolean> power = new LinkedHashMap<>();
  private final SortedMap<String, Journal> journals = new TreeMap<>();
  private final List<Web> webs;
  private final List<Fault> faults = new ArrayList<>();
  private Takes takes;
  private int nextNetwork;
  private int nextVm;

  Draft(Runbook runbook, World fitted) {
    this.runbook = runbook;
    this.fitted = fitted;
    fitted.sites().forEach(site -> sites.put(site.name(), site));
    takes = fitted.takes();
    webs = new ArrayList<>(fitted.webs());
    nextNetwork = sites().mapToInt(site -> site.networks().size()).sum() + 1;
    nextVm = sites().mapToInt(site -> site.vms().size()).sum();
  }

  Instant start() {
    return fitted.instant();
  }

  Runbook runbook() {
    return runbook;
  }

  Stream<Site> sites() {
    return sites.values().stream();
  }

  /** The VMs of a name at a site. */
  Stream<Vm> vms(String site, String name) {
    return vms(site).filter(vm -> vm.name().equals(name));
  }

  Stream<Vm> vms(String site) {
    return Stream.ofNullable(sites.get(site)).flatMap(found -> found.vms().stream());
  }

  void takes(TaskOperation operation, Duration duration) {
    takes = takes.with(operation, duration);
  }

  void web(Web web) {
    webs.removeIf(known -> known.url().equals(web.url()));
    webs.add(web);
  }

  void fault(Fault fault) {
    faults.add(fault);
  }

  /** Adds a network, or says otherwise what one is like. */
  void network(String site, String name, boolean isolated) {
    int added = nextNetwork++;
    change(
        site,
        found -> {
          int number = found.network(name).map(Network::number).orElse(added);
          List<Network> networks = new ArrayList<>(found.networks());
          networks.removeIf(network -> network.name().equals(name));
          networks.add(new Network(number, name, isolated));
          return found.with(networks, found.vms());
        });
  }

  void traits(String site, String name, VmTraits traits) {
    change(site, s -> s.changed(vm -> vm.name().equals(name), vm -> Traits.given(vm, traits)));
    traits.on().ifPresent(on -> vms(site, name).forEach(vm -> power.put(vm.id(), on)));
  }

  void points(String site, String replica, List<Duration> ages) {
    List<Point> made =
        ages.stream()
            .sorted((a, b) -> b.compareTo(a))
            .map(age -> Point.at(start().minus(age)))
            .toList();
    vms(site, replica).forEach(vm -> points.put(vm.id(), made));
  }

  /** Adds a VM, on the first network of its site where the traits name none. */
  void extra(String site, String name, VmTraits traits) {
    long namesakes = vms(site, name).count();
    String unique = namesakes == 0 ? name : "%s (%d)".formatted(name, namesakes + 1);
    int number = nextVm++;
    change(
        site,
        found -> {
          String network =
              found.networks().stream()
                  .findFirst()
                  .map(Network::name)
                  .orElse(Fitting.USUAL_NETWORK);
          Power off = Power.off(start());
          Vm vm = Fitting.fresh(site, unique, number, network, off).named(name);
          traits.on().ifPresent(on -> power.put(vm.id(), on));
          List<Vm> vms = new ArrayList<>(found.vms());
          vms.add(Traits.given(vm, traits));
          return found.with(found.networks(), vms);
        });
  }

  void without(String site, String name) {
    change(
        site,
        found ->
            found.with(
                found.networks(),
                found.vms().stream().filter(vm -> !vm.name().equals(name)).toList()));
  }

  private void change(String site, UnaryOperator<Site> change) {
    sites.computeIfPresent(site, (_, found) -> change.apply(found));
  }

  /** The world with all that was said of it. */
  World finished() {
    runbook.replicas().forEach(this::replicate);
    power.forEach(
        (id, on) ->
            sites.replaceAll(
                (_, site) -> site.changed(vm -> vm.id().equals(id), vm -> switched(vm, on))));
    return fitted.with(List.copyOf(sites.values()), takes, webs, faults, journals);
  }

  private Vm switched(Vm vm, boolean on) {
    boolean isOn = vm.power().booted() != null;
    if (isOn == on) {
      return vm;
    }
    return on ? vm.poweredOn(start().minus(vm.guest().boot())) : vm.poweredOff(start());
  }

  /** Sends the restore points of a replica again, from its source as it is now. */
  private void replicate(ReplicaDeclaration declared) {
    if (declared.kind() == ReplicaKind.VAPP) {
      declared.members().forEach(member -> replicate(declared.kind(), member, member));
    } else {
      replicate(declared.kind(), declared.source(), declared.replica());
    }
  }

  private void replicate(ReplicaKind kind, String name, String replicaName) {
    Optional<Vm> source = vms(runbook.sites().production(), name).findFirst();
    Optional<Vm> replica = vms(runbook.sites().recovery(), replicaName).findFirst();
    if (source.isPresent() && replica.isPresent()) {
      String id = replica.get().id().instanceUuid();
      Vm bare = replica.get().with(Snapshots.NONE).with(replica.get().image().linked(0));
      List<Point> wanted =
          points.getOrDefault(
              bare.id(), RestorePoints.of(replica.get(), fitted.journals().get(id)));
      Replicated sent = Replicated.of(kind, source.get(), bare, wanted);
      journals.put(id, sent.journal());
      change(
          runbook.sites().recovery(),
          s -> s.changed(vm -> vm.id().equals(bare.id()), _ -> sent.replica()));
    }
  }
}
