// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.action.MarkedReplica;
import io.muster.action.StepFailure;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereSites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The replicas that carry Muster's mark, without a runbook.
 *
 * @param place where they are, for people
 * @param problems why a site or a lab could not be looked at, one sentence each
 */
public record MarkedReplicas(String place, List<MarkedReplica> replicas, List<String> problems) {

  /** Those of all sites of a configuration. */
  public static List<MarkedReplicas> live(Path configuration) {
    return List.of(Whereabouts.live(configuration, new Looking()));
  }

  /**
   * Those of all labs that are kept, each by the name of its runbook.
   *
   * @param data the folder in which labs are kept
   */
  public static List<MarkedReplicas> lab(Path data) {
    return Whereabouts.labs(data, new Looking());
  }

  private static final class Looking implements Whereabouts.Look<MarkedReplicas> {

    @Override
    public MarkedReplicas at(
        Whereabouts.Place place, Collection<String> names, VSphereSites sites) {
      List<MarkedReplica> replicas = new ArrayList<>();
      List<String> problems = new ArrayList<>();
      for (String name : names) {
        try {
          replicas.addAll(MarkedReplica.of(sites.at(name)));
        } catch (VSphereFault fault) {
          problems.add(StepFailure.fault(fault).sentence());
        }
      }
      return new MarkedReplicas(place.words(), replicas, problems);
    }

    @Override
    public MarkedReplicas nothing(Whereabouts.Place place, Optional<String> problem) {
      return new MarkedReplicas(place.words(), List.of(), problem.stream().toList());
    }
  }
}
