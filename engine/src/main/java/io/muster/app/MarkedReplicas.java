// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.action.MarkedReplica;
import io.muster.action.StepFailure;
import io.muster.config.Configuration;
import io.muster.lab.DamagedLabException;
import io.muster.lab.Lab;
import io.muster.lab.LabStore;
import io.muster.lab.World;
import io.muster.time.LiveTime;
import io.muster.time.SimulatedTime;
import io.muster.time.Speed;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereSites;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * The replicas that carry Muster's mark, without a runbook.
 *
 * @param place where they are, for people
 * @param problems why a site or a lab could not be looked at, one sentence each
 */
public record MarkedReplicas(String place, List<MarkedReplica> replicas, List<String> problems) {

  private static final String KEPT = ".json";

  /** Those of all sites of a configuration. */
  public static List<MarkedReplicas> live(Path configuration) {
    LiveTime time = new LiveTime(InstantSource.system());
    Configuration settings = Configuration.load(configuration, new Placeholders());
    Collection<String> names = new TreeSet<>(settings.sites().keySet());
    try (LiveSites sites = new LiveSites(configuration, settings, time)) {
      return List.of(seen(String.join(" and ", names), names, sites));
    } finally {
      time.close();
    }
  }

  /**
   * Those of all labs that are kept, each by the name of its runbook.
   *
   * @param data the folder in which labs are kept
   */
  public static List<MarkedReplicas> lab(Path data) {
    File[] kept = data.resolve("lab").toFile().listFiles((_, name) -> name.endsWith(KEPT));
    return kept == null
        ? List.of()
        : Arrays.stream(kept).map(File::toPath).sorted().map(MarkedReplicas::kept).toList();
  }

  private static MarkedReplicas kept(Path file) {
    String name = file.getFileName().toString();
    String place = "the lab of '%s'".formatted(name.substring(0, name.length() - KEPT.length()));
    try {
      return new LabStore(file)
          .kept()
          .map(world -> seen(place, world))
          .orElseGet(() -> new MarkedReplicas(place, List.of(), List.of()));
    } catch (DamagedLabException damaged) {
      return new MarkedReplicas(place, List.of(), List.of(String.valueOf(damaged.getMessage())));
    }
  }

  private static MarkedReplicas seen(String place, World world) {
    try (SimulatedTime time = new SimulatedTime(world.instant(), Speed.MAX, _ -> {})) {
      Lab lab = new Lab(world, time);
      CompletableFuture<MarkedReplicas> looked = new CompletableFuture<>();
      time.fork(
          "replicas",
          () ->
              looked.completeAsync(
                  () -> seen(place, world.siteNames(), lab::vSphere), Runnable::run));
      return looked.join();
    }
  }

  private static MarkedReplicas seen(String place, Collection<String> names, VSphereSites sites) {
    List<MarkedReplica> replicas = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      try {
        replicas.addAll(MarkedReplica.of(sites.at(name)));
      } catch (VSphereFault fault) {
        problems.add(StepFailure.fault(fault).sentence());
      }
    }
    return new MarkedReplicas(place, replicas, problems);
  }
}
