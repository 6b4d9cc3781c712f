// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.action.Conversion;
import io.muster.config.Configuration;
import io.muster.config.SiteSettings;
import io.muster.config.SnapshotSettings;
import io.muster.engine.Engine;
import io.muster.engine.ReplicationSchedule;
import io.muster.engine.RunRecords;
import io.muster.engine.Sites;
import io.muster.journal.Journal;
import io.muster.probe.LiveGuestNetwork;
import io.muster.replication.Replication;
import io.muster.replication.recorded.RecordedReplications;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.time.LiveTime;
import io.muster.time.Speed;
import io.muster.time.Time;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.Placement;
import io.muster.vsphere.recorded.RecordedSites;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * An engine with its adapters: the lab's, or those of real sites. This package is the only one that
 * knows which there are.
 */
public final class Workplace implements AutoCloseable {

  private static final Conversion LAB_CONVERSION =
      new Conversion("/usr/local/sbin/convert", List.of(), new GuestCredentials("root", () -> ""));

  private final Engine engine;
  private final Time time;
  private final String place;
  private final ReplicationSchedule schedule;
  private final Runnable closing;

  private Workplace(
      Engine engine, Time time, String place, ReplicationSchedule schedule, Runnable closing) {
    this.engine = engine;
    this.time = time;
    this.place = place;
    this.schedule = schedule;
    this.closing = closing;
  }

  /**
   * The sites of a configuration. Nothing is connected before it is needed.
   *
   * @param journal where runs are written down; closed with the workplace
   */
  public static Workplace live(Runbook runbook, Path configuration, Journal journal) {
    LiveTime time = new LiveTime(InstantSource.system());
    Configuration settings = Configuration.load(configuration, new Placeholders());
    LiveSites sites = new LiveSites(configuration, settings, time);
    sites.require(runbook.sites().production());
    SiteSettings recovery = sites.require(runbook.sites().recovery());
    RecordedSites recorded = new RecordedSites(sites, time);
    LiveReplications replications = new LiveReplications(configuration, settings, recorded);
    Engine engine =
        new Engine(
            time,
            new Sites(
                recorded,
                new RecordedReplications(replications),
                new LiveGuestNetwork(),
                recovery.conversion().map(Workplace::conversion),
                true),
            new RunRecords(
                journal, Journals.node(), new StoredRun.Place(false, configuration.toString())));
    String place = runbook.sites().production() + " and " + runbook.sites().recovery();
    return new Workplace(
        engine,
        time,
        place,
        schedule(settings.snapshots()),
        () -> {
          engine.close();
          journal.close();
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
   * @param journal where runs are written down; closed with the workplace
   */
  public static Workplace lab(
      Runbook runbook, Optional<Path> file, Speed speed, long seed, Path data, Journal journal) {
    LabSites sites =
        LabSites.open(
            runbook,
            file,
            speed,
            seed,
            data,
            InstantSource.system().instant(),
            () -> Journals.hasUnfinished(journal, runbook));
    RecordedSites recorded = new RecordedSites(sites, sites.time());
    Replication replication = sites.replication(recorded);
    Engine engine =
        new Engine(
            sites.time(),
            new Sites(
                recorded,
                new RecordedReplications(_ -> replication),
                sites.network(),
                Optional.of(LAB_CONVERSION),
                false,
                Optional.of(sites::loss)),
            new RunRecords(
                journal,
                Journals.node(),
                new StoredRun.Place(true, file.map(Path::toString).orElse(""))));
    return new Workplace(
        engine,
        sites.time(),
        sites.place(),
        ReplicationSchedule.NONE,
        () -> {
          engine.close();
          try (journal) {
            sites.close();
          }
        });
  }

  public Engine engine() {
    return engine;
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
