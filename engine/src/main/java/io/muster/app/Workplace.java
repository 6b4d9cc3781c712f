// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.action.Conversion;
import io.muster.config.Configuration;
import io.muster.config.SiteSettings;
import io.muster.engine.Engine;
import io.muster.engine.Sites;
import io.muster.probe.LiveGuestNetwork;
import io.muster.runbook.Runbook;
import io.muster.time.LiveTime;
import io.muster.time.Speed;
import io.muster.time.Time;
import io.muster.vsphere.GuestCredentials;
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
  private final Runnable closing;

  private Workplace(Engine engine, Time time, String place, Runnable closing) {
    this.engine = engine;
    this.time = time;
    this.place = place;
    this.closing = closing;
  }

  /** The sites of a configuration. Nothing is connected before it is needed. */
  public static Workplace live(Runbook runbook, Path configuration) {
    LiveTime time = new LiveTime(InstantSource.system());
    Configuration settings = Configuration.load(configuration, new Placeholders());
    LiveSites sites = new LiveSites(configuration, settings, time);
    sites.require(runbook.sites().production());
    SiteSettings recovery = sites.require(runbook.sites().recovery());
    LiveReplications replications = new LiveReplications(configuration, settings, sites);
    Engine engine =
        new Engine(
            time,
            new Sites(
                sites,
                replications,
                new LiveGuestNetwork(),
                recovery.conversion().map(Workplace::conversion),
                true));
    String place = runbook.sites().production() + " and " + runbook.sites().recovery();
    return new Workplace(
        engine,
        time,
        place,
        () -> {
          engine.close();
          replications.close();
          sites.close();
          time.close();
        });
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
   * @param data the folder in which the lab is kept while a failover stands in it
   */
  public static Workplace lab(
      Runbook runbook, Optional<Path> file, Speed speed, long seed, Path data) {
    LabSites sites =
        LabSites.open(runbook, file, speed, seed, data, InstantSource.system().instant());
    Engine engine =
        new Engine(
            sites.time(),
            new Sites(
                sites,
                _ -> sites.replication(),
                sites.network(),
                Optional.of(LAB_CONVERSION),
                false,
                Optional.of(sites::loss)));
    return new Workplace(
        engine,
        sites.time(),
        sites.place(),
        () -> {
          engine.close();
          sites.close();
        });
  }

  public Engine engine() {
    return engine;
  }

  public Time time() {
    return time;
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
