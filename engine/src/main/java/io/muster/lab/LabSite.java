// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.GuestCard;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.VmId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A site in which time passes. Whoever reads or changes it holds its lock for that long. */
final class LabSite {

  private final Site start;
  private final FaultRules faults;
  private final AtomicInteger numbers;
  private final Ledger ledger;
  private final Map<String, Disk> files = new LinkedHashMap<>();
  private final Map<VmId, Vm> vms = new LinkedHashMap<>();
  private final Map<Integer, VmId> byNumber = new HashMap<>();
  private final Map<String, VmId> byName = new HashMap<>();
  private final Map<String, VmId> byWriter = new HashMap<>();
  private final Map<String, VmId> byAddress = new HashMap<>();

  /**
   * @param numbers gives the number of the next VM in the lab
   */
  LabSite(Site start, FaultRules faults, AtomicInteger numbers, Ledger ledger) {
    this.start = start;
    this.faults = faults;
    this.numbers = numbers;
    this.ledger = ledger;
    start.files().forEach(file -> files.put(file.path(), file));
    start.vms().forEach(this::put);
  }

  void add(Vm vm) {
    ledger.together(
        () -> {
          put(vm);
          ledger.changed(new Change.NewVm(name(), vm));
        });
  }

  private synchronized void put(Vm vm) {
    vms.put(vm.id(), vm);
    byNumber.put(vm.number(), vm.id());
    byName.putIfAbsent(vm.name(), vm.id());
    byWriter.putIfAbsent(vm.writer(), vm.id());
    if (vm.guest().address() != null) {
      byAddress.putIfAbsent(vm.guest().address(), vm.id());
    }
    addressed(vm);
  }

  /** Knows a VM by the addresses that the system on its disk sets. */
  private void addressed(Vm vm) {
    for (int card = 0; card < vm.image().adapters().size(); card++) {
      vm.image().setting(card).stream()
          .flatMap(set -> set.addresses().stream())
          .forEach(address -> byAddress.put(address.replaceFirst("/.*", ""), vm.id()));
    }
  }

  /** A number that no other VM of the lab has. */
  int nextNumber() {
    return numbers.getAndIncrement();
  }

  List<String> hosts() {
    return start.hosts();
  }

  /** Keeps a file that no VM has. */
  void keep(Disk file) {
    ledger.together(
        () -> {
          synchronized (this) {
            files.put(file.path(), file);
          }
          ledger.changed(new Change.FileKept(name(), file));
        });
  }

  void drop(String path) {
    ledger.together(
        () -> {
          synchronized (this) {
            files.remove(path);
          }
          ledger.changed(new Change.FileDropped(name(), path));
        });
  }

  /** What a file holds. */
  synchronized Optional<Disk> disk(String path, Instant now) {
    return Optional.ofNullable(files.get(path)).or(() -> used(path, now));
  }

  /** Whether a VM has the file, or one of its snapshots. */
  boolean isUsed(String path, Instant now) {
    return used(path, now).isPresent();
  }

  private Optional<Disk> used(String path, Instant now) {
    return vms(now).stream()
        .flatMap(vm -> vm.images(now))
        .flatMap(image -> image.disks().stream())
        .filter(disk -> disk.path().equals(path))
        .findFirst();
  }

  String name() {
    return start.name();
  }

  List<Network> networks() {
    return start.networks();
  }

  List<TaskRecord> tasksAtStart() {
    return start.tasks();
  }

  FaultRules faults() {
    return faults;
  }

  synchronized List<Vm> vms(Instant now) {
    return vms.values().stream().map(vm -> settled(vm, now)).toList();
  }

  synchronized Optional<Vm> vm(VmId id, Instant now) {
    return Optional.ofNullable(vms.get(id)).map(vm -> settled(vm, now));
  }

  /** The first VM that vSphere shows under a name. */
  Optional<Vm> named(String name, Instant now) {
    VmId id;
    synchronized (this) {
      id = byName.get(name);
    }
    return Optional.ofNullable(id).flatMap(it -> vm(it, now));
  }

  /** The VM whose guest has an address, or would have it if it ran in the right network. */
  Optional<Vm> vmAt(String address, Instant now) {
    VmId fixed = byAddress.get(address);
    OptionalInt number = Network.vmNumber(address);
    if (fixed == null && number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(fixed == null ? byNumber.get(number.getAsInt()) : fixed)
        .flatMap(id -> vm(id, now));
  }

  /** The VM that is called {@code site/name}, if it is here. */
  Optional<Vm> vm(String writer, Instant now) {
    return Optional.ofNullable(byWriter.get(writer)).flatMap(id -> vm(id, now));
  }

  void change(VmId id, Instant now, UnaryOperator<Vm> change) {
    ledger.together(
        () ->
            changed(id, now, change)
                .ifPresent(what -> ledger.changed(new Change.OfVm(name(), what))));
  }

  private synchronized Optional<VmChange> changed(VmId id, Instant now, UnaryOperator<Vm> change) {
    Vm vm = vm(id, now).orElseThrow(() -> Refusals.noVm(id, name()));
    Vm changed = change.apply(vm);
    Vm before = Optional.ofNullable(vms.put(id, changed)).orElse(vm);
    addressed(changed);
    return VmChange.between(before, changed);
  }

  /** The VM as it is by now: its guest may have shut down, its host may have stopped. */
  private Vm settled(Vm vm, Instant now) {
    if (vm.power().booted() == null) {
      return vm;
    }
    Optional<Instant> lost = faults.hostLost(name(), vm.host(), vm.power().since(), now);
    Vm settled = vm.settled(lost.orElse(now));
    return lost.isPresent() && settled.power().booted() != null
        ? settled.poweredOff(lost.get())
        : settled;
  }

  /** The network cards that a VM has while its guest runs. */
  List<GuestCard> cards(Vm vm) {
    return GuestCards.of(vm, start::network);
  }

  /** The addresses that it has then. */
  List<String> addresses(Vm vm) {
    return cards(vm).stream()
        .flatMap(card -> card.addresses().stream())
        .map(GuestCard.Address::address)
        .toList();
  }

  /** Whether the guest can be talked to through the network. */
  boolean isReachable(Vm vm, Instant now) {
    return vm.power().isBooted(now)
        && networkOf(vm).isPresent()
        && !faults.partitioned(name(), now);
  }

  boolean toolsRun(Vm vm, Instant now) {
    return vm.toolsRun(now) && !faults.noTools(name(), vm, now);
  }

  /** That of the first adapter that is connected to a network of this site. */
  private Optional<Network> networkOf(Vm vm) {
    return vm.image().adapters().stream()
        .filter(NetworkAdapter::connected)
        .flatMap(adapter -> start.network(adapter.network()).stream())
        .findFirst();
  }

  Ledger ledger() {
    return ledger;
  }

  /** As it was last changed; what has become of it by itself since then follows from that. */
  synchronized Site asData(List<TaskRecord> tasks) {
    return new Site(
        name(),
        start.hosts(),
        networks(),
        List.copyOf(vms.values()),
        tasks,
        List.copyOf(files.values()));
  }
}
