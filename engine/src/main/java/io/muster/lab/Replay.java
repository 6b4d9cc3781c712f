// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.VmId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A world to which one by one happens what has been logged. */
final class Replay {

  private final World base;
  private final Map<String, OfSite> sites = new LinkedHashMap<>();
  private final SortedMap<String, World.Look> looks;
  private final SortedMap<String, Journal> journals;
  private final SortedMap<String, World.Effects> effects;
  private Instant instant;

  Replay(World base) {
    this.base = base;
    base.sites().forEach(site -> sites.put(site.name(), new OfSite(site)));
    looks = new TreeMap<>(base.looks());
    journals = new TreeMap<>(base.journals());
    effects = new TreeMap<>(base.effects());
    instant = base.instant();
  }

  void apply(LogLine line) {
    if (line.instant() != null) {
      instant = line.instant();
    }
    if (line.changes() != null) {
      line.changes().forEach(this::apply);
    }
  }

  private void apply(Change change) {
    switch (change) {
      case Change.NewVm(String site, Vm vm) -> at(site).vms.put(vm.id(), vm);
      case Change.OfVm(String site, VmChange vm) ->
          at(site).vms.computeIfPresent(vm.id(), (_, before) -> vm.appliedTo(before));
      case Change.FileKept(String site, Disk file) -> at(site).files.put(file.path(), file);
      case Change.FileDropped(String site, String path) -> at(site).files.remove(path);
      case Change.OfTask(String site, TaskRecord task) -> at(site).tasks.put(task);
      case Change.OfJournal(String vm, Journal journal) -> journals.put(vm, journal);
      case Change.OfLook(String what, World.Look look) -> looks.put(what, look);
      case Change.OfEffects(String what, World.Effects of) -> effects.put(what, of);
    }
  }

  private OfSite at(String site) {
    return Optional.ofNullable(sites.get(site)).orElseThrow();
  }

  World world() {
    return new World(
        instant,
        base.seed(),
        sites.values().stream().map(OfSite::asData).toList(),
        base.takes(),
        base.webs(),
        base.faults(),
        looks,
        journals,
        effects);
  }

  private static final class OfSite {
    private final Site base;
    private final Map<VmId, Vm> vms = new LinkedHashMap<>();
    private final Map<String, Disk> files = new LinkedHashMap<>();
    private final TaskHistory tasks = new TaskHistory();

    OfSite(Site base) {
      this.base = base;
      base.vms().forEach(vm -> vms.put(vm.id(), vm));
      base.files().forEach(file -> files.put(file.path(), file));
      base.tasks().forEach(tasks::put);
    }

    Site asData() {
      return new Site(
          base.name(),
          base.hosts(),
          base.networks(),
          List.copyOf(vms.values()),
          tasks.all(),
          List.copyOf(files.values()));
    }
  }
}
