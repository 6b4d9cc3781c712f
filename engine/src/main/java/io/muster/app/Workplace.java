// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.action.Conversion;
import io.muster.config.Configuration;
import io.muster.config.SiteSettings;
import io.muster.config.SnapshotSettings;
import io.muster.engine.Aside;
import io.muster.engine.Engine;
import io.muster.engine.ReplicationSchedule;
import io.muster.engine.RunRecords;
import io.muster.engine.Sites;
import io.muster.probe.LiveGuestNetwork;
import io.muster.replication.Replication;
import io.muster.replication.recorded.RecordedReplications;
import io.muster.run.People;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.time.LiveTime;
import io.muster.time.Speed;
import io.muster.time.Time;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.Placement;
import io.muster.vsphere.VSphereSites;
import io.muster.vsphere.recorded.RecordedSites;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An engine with its adapters: the lab's, or those of real sites. This package is the only one that
 * knows which there are.
 */
public final class Workplace implements AutoCloseable {

  private static final Conversion LAB_CONVERSION =
      new Conversion("/usr/local/sbin/convert", List.of(), new GuestCredentials("root", () -> ""));

  private final Time time;
  private final Sites sites;
  private final RunRecords written;
  private final Engine engine;
  private final String place;
  private final ReplicationSchedule schedule;
  private final Runnable closing;

  private Workplace(
      Time time,
      Sites sites,
      RunRecords written,
      String place,
      ReplicationSchedule schedule,
      Runnable closing) {
    this.time = time;
    this.sites = sites;
    this.written = written;
    this.engine = new Engine(time, sites, written);
    this.place = place;
    this.schedule = schedule;
    this.closing = closing;
  }

  /**
   * The sites of a configuration, among which are those of a runbook. Nothing is connected before
   * it is needed.
   *
   * @param records where runs are written down
   */
  public static Workplace live(Runbook runbook, Path configuration, Records records) {
    LiveTime time = new LiveTime(InstantSource.system());
    Configuration settings = Configuration.load(configuration, new Placeholders());
    LiveSites sites =
        new LiveSites(configuration, settings, time, records::cluster, records.meters().vCenters());
    String production = sites.require(runbook.sites().production()).name();
    String recovery = sites.require(runbook.sites().recovery()).name();
    return live(configuration, settings, sites, time, production + " and " + recovery, records);
  }

  /** Whether the sites of a configuration are those of labs. */
  public static boolean isLab(Path configuration) {
    return Configuration.load(configuration, new Placeholders()).lab();
  }

  /** All sites of a configuration. */
  static Workplace live(Path configuration, Records records) {
    LiveTime time = new LiveTime(InstantSource.system());
    Configuration settings = Configuration.load(configuration, new Placeholders());
    LiveSites sites =
        new LiveSites(configuration, settings, time, records::cluster, records.meters().vCenters());
    String all = String.join(" and ", new TreeSet<>(settings.sites().keySet()));
    return live(configuration, settings, sites, time, all, records);
  }

  private static Workplace live(
      Path configuration,
      Configuration settings,
      LiveSites sites,
      LiveTime time,
      String place,
      Records records) {
    RecordedSites recorded = new RecordedSites(sites, time);
    LiveReplications replications = new LiveReplications(configuration, settings, recorded);
    Sites acting =
        new Sites(
            recorded,
            new RecordedReplications(replications),
            new LiveGuestNetwork(),
            site -> sites.require(site).conversion().map(Workplace::conversion),
            true,
            Optional.empty(),
            new ConfiguredPeople(configuration, settings.people()));
    RunRecords written =
        new RunRecords(
            records.journal(),
            records.node(),
            new StoredRun.Place(false, configuration.toString()),
            !records.isShared(),
            settings.latestSwitch().orElse(RunRecords.LATEST_SWITCH));
    return new Workplace(
        time,
        acting,
        written,
        place,
        schedule(settings.snapshots()),
        () -> {
          replications.close();
          sites.close();
          time.close();
        });
  }

  private static ReplicationSchedule schedule(SnapshotSettings settings) {
    Placement placement =
        new Placement(settings.host(), settings.datastore(), settings.folder(), settings.pool());
    return new ReplicationSchedule(settings.every(), placement);
  }

  private static Conversion conversion(SiteSettings.Conversion settings) {
    return new Conversion(
        settings.program(), List.of(), new GuestCredentials(settings.user(), settings::password));
  }

  /**
   * A simulated pair of sites.
   *
   * @param file describes the lab; without it the file beside the runbook, or else a lab that fits
   *     the runbook
   * @param data the folder in which the lab is kept
   * @param records where runs are written down
   */
  public static Workplace lab(
      Runbook runbook, Optional<Path> file, Speed speed, long seed, Path data, Records records) {
    LabSites sites =
        LabSites.open(
            runbook,
            file,
            speed,
            seed,
            data,
            InstantSource.system().instant(),
            () -> records.hasUnfinished(runbook));
    return lab(file, sites, records);
  }

  /**
   * The same, on a clock that it shares with other labs.
   *
   * @param seed of the chances of a lab that begins afresh
   */
  static Workplace lab(
      Runbook runbook, Optional<Path> file, LabClock clock, long seed, Path data, Records records) {
    LabSites sites =
        LabSites.open(runbook, file, seed, data, clock, () -> records.hasUnfinished(runbook));
    return lab(file, sites, records);
  }

  private static Workplace lab(Optional<Path> file, LabSites sites, Records records) {
    RecordedSites recorded = new RecordedSites(sites, sites.time());
    Replication replication = sites.replication(recorded);
    Sites acting =
        new Sites(
            recorded,
            new RecordedReplications(_ -> replication),
            sites.network(),
            _ -> Optional.of(LAB_CONVERSION),
            false,
            Optional.of(sites::loss),
            People.EVERYBODY);
    RunRecords written =
        new RunRecords(
            records.journal(),
            records.node(),
            new StoredRun.Place(true, file.map(Path::toString).orElse("")),
            !records.isShared(),
            RunRecords.LATEST_SWITCH);
    return new Workplace(
        sites.time(),
        acting,
        written,
        sites.place(),
        ReplicationSchedule.NONE,
        () -> {
          sites.close();
        });
  }

  /** The same, which closes something else too, after itself. */
  public Workplace closing(Records records) {
    return new Workplace(
        time,
        sites,
        written,
        place,
        schedule,
        () -> {
          try (records) {
            closing.run();
          }
        });
  }

  public Engine engine() {
    return engine;
  }

  /** What is done there and is no part of a run. */
  Aside aside() {
    return new Aside(time, sites, written);
  }

  /** The vCenters of the sites. */
  VSphereSites vCenters() {
    return sites.vCenters();
  }

  public Time time() {
    return time;
  }

  /** How replicas are kept that nothing else keeps. */
  public ReplicationSchedule schedule() {
    return schedule;
  }

  /** Where runs take place, for people. */
  public String place() {
    return place;
  }

  @Override
  public void close() {
    closing.run();
  }
}
