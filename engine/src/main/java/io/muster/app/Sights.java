// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.action.StepFailure;
import io.muster.reconcile.Sight;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaMark;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereSites;
import io.muster.vsphere.VirtualMachine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What sites show of replicas, to be compared with the journal. */
public final class Sights {

  private Sights() {}

  /**
   * What all sites of a configuration show.
   *
   * @param expected the sites of which something is known; those that are not configured are told
   */
  public static Sight live(Path configuration, Set<String> expected) {
    return Whereabouts.live(
        configuration,
        new Looking() {
          @Override
          public Sight at(Whereabouts.Place place, Collection<String> names, VSphereSites sites) {
            Sight seen = super.at(place, names, sites);
            List<String> problems = new ArrayList<>(seen.problems());
            new TreeSet<>(expected)
                .stream()
                    .filter(site -> !names.contains(site))
                    .forEach(
                        site ->
                            problems.add(
                                "site '%s' has replicas in the journal and is not configured in '%s'; nothing can be told of them"
                                    .formatted(site, configuration)));
            return new Sight(seen.sites(), seen.vms(), seen.unreadable(), problems);
          }
        });
  }

  /**
   * What the labs show that are kept. In one that is not kept every replica is Ready, since it
   * begins afresh.
   *
   * @param data the folder in which labs are kept
   * @param expected the replicas of which something is known
   */
  public static Sight labs(Path data, Set<ReplicaKey> expected) {
    Set<String> damaged = new HashSet<>();
    Sight seen =
        Sight.of(
            Whereabouts.labs(
                data,
                new Looking() {
                  @Override
                  public Sight nothing(Whereabouts.Place place, Optional<String> problem) {
                    problem.flatMap(_ -> place.lab()).ifPresent(damaged::add);
                    return super.nothing(place, problem);
                  }
                }));
    Set<String> sites = new HashSet<>(seen.sites());
    expected.stream()
        .filter(replica -> !damaged.contains(replica.lab()))
        .map(ReplicaKey::site)
        .forEach(sites::add);
    return new Sight(sites, seen.vms(), seen.unreadable(), seen.problems());
  }

  private static class Looking implements Whereabouts.Look<Sight> {

    @Override
    public Sight at(Whereabouts.Place place, Collection<String> names, VSphereSites sites) {
      return Sight.of(
          names.stream().map(name -> seen(place.journalSite(name), name, sites)).toList());
    }

    private static Sight seen(String journalSite, String name, VSphereSites sites) {
      try {
        return seen(journalSite, sites.at(name));
      } catch (VSphereFault fault) {
        return new Sight(
            Set.of(), Map.of(), Set.of(), List.of(StepFailure.fault(fault).sentence()));
      }
    }

    private static Sight seen(String journalSite, VSphere vSphere) {
      Map<ReplicaKey, Optional<ReplicaMark>> vms = new HashMap<>();
      Set<ReplicaKey> unreadable = new TreeSet<>();
      List<String> problems = new ArrayList<>();
      for (VirtualMachine vm : vSphere.virtualMachines()) {
        ReplicaKey key = new ReplicaKey(journalSite, vm.name());
        String text = vm.customValues().getOrDefault(ReplicaMark.ATTRIBUTE, "");
        Optional<ReplicaMark> mark = ReplicaMark.parse(text);
        boolean twice = mark.isPresent() && vms.getOrDefault(key, Optional.empty()).isPresent();
        if (twice || (mark.isEmpty() && !text.isBlank())) {
          unreadable.add(key);
          problems.add(twice ? twice(vm, vSphere.site()) : foreign(vm, text));
        } else if (mark.isPresent() || !vms.containsKey(key)) {
          vms.put(key, mark);
        }
      }
      return new Sight(Set.of(journalSite), vms, unreadable, problems);
    }

    private static String twice(VirtualMachine vm, String site) {
      return "several VMs at '%s' are called '%s' and carry a mark; rename those that are not the replica"
          .formatted(site, vm.name());
    }

    private static String foreign(VirtualMachine vm, String text) {
      return "attribute '%s' of '%s' holds '%s', which Muster did not write; clear it when the replica is idle"
          .formatted(ReplicaMark.ATTRIBUTE, vm.name(), text);
    }

    @Override
    public Sight nothing(Whereabouts.Place place, Optional<String> problem) {
      return new Sight(Set.of(), Map.of(), Set.of(), problem.stream().toList());
    }
  }
}
