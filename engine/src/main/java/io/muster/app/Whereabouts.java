// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.cluster.Alone;
import io.muster.config.Configuration;
import io.muster.lab.DamagedLabException;
import io.muster.lab.Lab;
import io.muster.lab.LabStore;
import io.muster.lab.World;
import io.muster.replica.ReplicaKey;
import io.muster.time.LiveTime;
import io.muster.time.SimulatedTime;
import io.muster.time.Speed;
import io.muster.vsphere.CallMeter;
import io.muster.vsphere.VSphereSites;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Where replicas are without a runbook: the sites of a configuration, or the labs that are kept.
 */
final class Whereabouts {

  private static final String KEPT = ".json";

  /** What is looked for there. */
  interface Look<T> {

    T at(Place place, Collection<String> names, VSphereSites sites);

    /** A lab that is not there, or cannot be looked at for this reason. */
    T nothing(Place place, Optional<String> problem);
  }

  /**
   * Some sites.
   *
   * @param words for people
   * @param lab the runbook whose lab it is
   */
  record Place(String words, Optional<String> lab) {

    /** What the journal calls a site there. */
    String journalSite(String name) {
      return lab.map(runbook -> ReplicaKey.labSite(runbook, name)).orElse(name);
    }
  }

  private Whereabouts() {}

  /** At all sites of a configuration. */
  static <T> T live(Path configuration, Look<T> look) {
    LiveTime time = new LiveTime(InstantSource.system());
    Configuration settings = Configuration.load(configuration, new Placeholders());
    Collection<String> names = new TreeSet<>(settings.sites().keySet());
    try (LiveSites sites =
        new LiveSites(configuration, settings, time, Alone::new, CallMeter.NONE)) {
      return look.at(new Place(String.join(" and ", names), Optional.empty()), names, sites);
    } finally {
      time.close();
    }
  }

  /**
   * In each lab that is kept, by the name of its runbook.
   *
   * @param data the folder in which labs are kept
   */
  static <T> List<T> labs(Path data, Look<T> look) {
    File[] kept = data.resolve("lab").toFile().listFiles((_, name) -> name.endsWith(KEPT));
    return kept == null
        ? List.of()
        : Arrays.stream(kept).map(File::toPath).sorted().map(file -> lab(file, look)).toList();
  }

  private static <T> T lab(Path file, Look<T> look) {
    String name = file.getFileName().toString();
    String runbook = name.substring(0, name.length() - KEPT.length());
    Place place = new Place("the lab of '%s'".formatted(runbook), Optional.of(runbook));
    try {
      return new LabStore(file)
          .kept()
          .map(world -> in(place, world, look))
          .orElseGet(() -> look.nothing(place, Optional.empty()));
    } catch (DamagedLabException damaged) {
      return look.nothing(place, Optional.of(String.valueOf(damaged.getMessage())));
    }
  }

  private static <T> T in(Place place, World world, Look<T> look) {
    try (SimulatedTime time = new SimulatedTime(world.instant(), Speed.MAX, _ -> {})) {
      Lab lab = new Lab(world, time);
      CompletableFuture<T> looked = new CompletableFuture<>();
      time.fork(
          "replicas",
          () ->
              looked.completeAsync(
                  () -> look.at(place, world.siteNames(), lab::vSphere), Runnable::run));
      return looked.join();
    }
  }
}
