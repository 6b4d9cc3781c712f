// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.probe.GuestNetwork;
import io.muster.replication.Replication;
import io.muster.time.Time;
import io.muster.vsphere.UnknownSiteException;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereSites;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A world in which time passes: simulated sites behind the ports of the real ones. All its waiting
 * goes through the time it is given, which has to start at the world's instant.
 */
public final class Lab {

  private final World start;
  private final Time time;
  private final FaultRules faults;
  private final Map<String, LabSite> sites = new LinkedHashMap<>();
  private final Map<String, LabVSphere> vCenters = new LinkedHashMap<>();
  private final Ledger ledger;
  private final Tally tally;
  private final Journals journals;

  /** A lab that ends with its process. */
  public Lab(World world, Time time) {
    this(world, time, Changes.UNKEPT);
  }

  /** A lab that is kept, whatever becomes of its process. */
  public Lab(LabLog log, Time time) {
    this(log.start(), time, log);
  }

  private Lab(World world, Time time, Changes changes) {
    this.start = world;
    this.time = time;
    ledger = new Ledger(changes, this::world);
    tally = new Tally(world.effects(), ledger);
    journals = new Journals(world.journals(), ledger);
    faults = new FaultRules(world, ledger);
    AtomicInteger numbers = new AtomicInteger(World.lastNumber(world.sites()) + 1);
    for (Site data : world.sites()) {
      LabSite site = new LabSite(data, faults, numbers, ledger);
      sites.put(data.name(), site);
      vCenters.put(data.name(), new LabVSphere(site, world.takes(), tally, time));
    }
  }

  /** The vCenter of a site. */
  public VSphere vSphere(String site) {
    VSphere vCenter = vCenters.get(site);
    if (vCenter == null) {
      throw new UnknownSiteException(
          "the lab has no site '%s'; its sites are '%s'"
              .formatted(site, String.join("', '", sites.keySet())));
    }
    return vCenter;
  }

  /** What keeps the replicas, of every kind. */
  public Replication replication() {
    return replication(this::vSphere);
  }

  /** The same, acting through these vCenters, which lead to those of the lab. */
  public Replication replication(VSphereSites vCenters) {
    return new LabReplication(new LabReplicas(sites, faults), vCenters, journals, ledger, tally);
  }

  /** What replication knows of each replica, by the identity of its VM. */
  SortedMap<String, Journal> journals() {
    return journals.asData();
  }

  /** The network in which verifications look for the guests. */
  public GuestNetwork guestNetwork() {
    return new LabGuestNetwork(sites.values(), start.webs(), time);
  }

  /**
   * What is on the disks of a VM now.
   *
   * @param vm as {@code site/name}
   */
  public DiskRecords records(String vm) {
    return vm(vm)
        .orElseThrow(
            () -> new IllegalArgumentException("the lab has no virtual machine '" + vm + "'"))
        .records(time.now());
  }

  /**
   * What a source had written by an instant and is not on a replica now.
   *
   * @param source as {@code site/name}
   * @param replica as {@code site/name}
   */
  public Loss loss(String source, String replica, Instant at) {
    DiskRecords written = records(source).asOf(at);
    DiskRecords kept = records(replica);
    Instant newest = kept.newest(source).or(() -> written.oldest(source)).orElse(at);
    return new Loss(written.missingFrom(kept, source), Duration.between(newest, at));
  }

  /**
   * The same in time: zero where no record is missing, empty where the lab has no such VM.
   *
   * @param source as {@code site/name}
   * @param replica as {@code site/name}
   */
  public Optional<Duration> lost(String source, String replica, Instant at) {
    if (vm(source).isEmpty() || vm(replica).isEmpty()) {
      return Optional.empty();
    }
    Loss loss = loss(source, replica, at);
    return Optional.of(loss.records() == 0 ? Duration.ZERO : loss.age());
  }

  private Optional<Vm> vm(String vm) {
    Instant now = time.now();
    return sites.values().stream().flatMap(site -> site.vm(vm, now).stream()).findFirst();
  }

  /** This lab as data, to be kept. */
  public World world() {
    return ledger.together(this::asData);
  }

  private World asData() {
    return new World(
        time.now(),
        start.seed(),
        vCenters.values().stream().map(LabVSphere::asData).toList(),
        start.takes(),
        start.webs(),
        start.faults(),
        faults.looks(),
        journals(),
        tally.asData());
  }
}
