// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.cluster.Cluster;
import io.muster.cluster.Places;
import io.muster.config.Configuration;
import io.muster.config.SiteSettings;
import io.muster.problem.NearMiss;
import io.muster.time.Time;
import io.muster.vsphere.CallMeter;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.UnknownSiteException;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereSites;
import io.muster.vsphere.recorded.ClaimedPlaces;
import io.muster.vsphere.yavijava.Trust;
import io.muster.vsphere.yavijava.VCenterSettings;
import io.muster.vsphere.yavijava.YavijavaVSphere;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The vCenters of a configuration, each connected when it is first needed. */
final class LiveSites implements VSphereSites, AutoCloseable {

  private final Path file;
  private final Configuration configuration;
  private final Time time;
  private final Supplier<Cluster> cluster;
  private final CallMeter meter;
  private final Map<String, VSphere> connected = new HashMap<>();

  /**
   * @param cluster with whom the places of tasks are shared; asked for with the first task
   * @param meter measures the calls to vCenters
   */
  LiveSites(
      Path file,
      Configuration configuration,
      Time time,
      Supplier<Cluster> cluster,
      CallMeter meter) {
    this.file = file;
    this.configuration = configuration;
    this.time = time;
    this.cluster = cluster;
    this.meter = meter;
  }

  /** Refuses a site that is not configured. */
  SiteSettings require(String site) {
    SiteSettings settings = configuration.sites().get(site);
    if (settings == null) {
      String near =
          NearMiss.hint(site, configuration.sites().keySet())
              .orElse("add site.%s.url, .user and .password".formatted(site));
      throw new UnknownSiteException(
          "site '%s' is not configured in '%s'; %s".formatted(site, file, near));
    }
    return settings;
  }

  @Override
  public synchronized VSphere at(String site) {
    SiteSettings settings = require(site);
    return connected.computeIfAbsent(site, _ -> connect(settings));
  }

  @Override
  public Optional<GuestCredentials> guestUser(String site) {
    return require(site).guestUser().map(user -> new GuestCredentials(user.name(), user::password));
  }

  private VSphere connect(SiteSettings settings) {
    VCenterSettings.Limits usual = VCenterSettings.Limits.USUAL;
    VCenterSettings.Limits limits =
        new VCenterSettings.Limits(
            usual.connect(),
            usual.call(),
            settings.parallel(),
            settings.tasks(),
            usual.answerBytes());
    return new YavijavaVSphere(
        new VCenterSettings(
            settings.name(),
            settings.url(),
            new VCenterSettings.Credentials(settings.user(), settings::password),
            trust(settings),
            limits,
            settings.datacenter()),
        time,
        new ClaimedPlaces(places(settings)),
        meter);
  }

  private Places places(SiteSettings settings) {
    return new Places() {
      private @Nullable Places shared;

      @Override
      public Place take() throws InterruptedException {
        return shared().take();
      }

      private synchronized Places shared() {
        if (shared == null) {
          shared = cluster.get().places("tasks of " + settings.url(), settings.tasks());
        }
        return shared;
      }
    };
  }

  private static Trust trust(SiteSettings settings) {
    return settings
        .thumbprint()
        .<Trust>map(Trust.Thumbprint::new)
        .or(() -> settings.ca().map(Trust.AuthorityFile::new))
        .orElseGet(Trust.PublicAuthorities::new);
  }

  @Override
  public synchronized void close() {
    connected.values().forEach(VSphere::close);
  }
}
