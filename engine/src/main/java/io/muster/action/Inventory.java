// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.problem.NearMiss;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereSites;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The machines of the sites by name. Names are looked up in one bulk read per site, which is
 * repeated when a name is not there; what a machine is like is always read afresh.
 */
public final class Inventory {

  private final VSphereSites sites;
  private final Map<String, Map<String, List<VmId>>> idsBySite = new HashMap<>();

  public Inventory(VSphereSites sites) {
    this.sites = sites;
  }

  public VSphere at(String site) {
    return sites.at(site);
  }

  /** As whom programs run in the guests of a site; empty where nothing says so. */
  Optional<GuestCredentials> guestUser(String site) {
    return sites.guestUser(site);
  }

  /** All machines of a site as they are now. */
  public List<VirtualMachine> read(String site) {
    List<VirtualMachine> machines = at(site).virtualMachines();
    Map<String, List<VmId>> ids =
        machines.stream()
            .collect(
                Collectors.groupingBy(
                    VirtualMachine::name,
                    Collectors.mapping(VirtualMachine::id, Collectors.toList())));
    synchronized (this) {
      idsBySite.put(site, ids);
    }
    return machines;
  }

  /**
   * The one machine of this name.
   *
   * @throws StepFailure when there is none, or more than one
   */
  public VirtualMachine machine(String site, String name) {
    List<VmId> ids = ids(site, name);
    if (ids.isEmpty()) {
      throw missing(site, name);
    }
    if (ids.size() > 1) {
      throw ambiguous(site, name, ids.size());
    }
    return at(site).virtualMachine(ids.getFirst());
  }

  /** The machine of an identity; empty where the site does not have it. */
  Optional<VirtualMachine> find(String site, VmId id) {
    try {
      return Optional.of(at(site).virtualMachine(id));
    } catch (VSphereFault fault) {
      if (fault.kind() == VSphereFault.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  /** Whether a site has a machine of this name. */
  public boolean has(String site, String name) {
    return !ids(site, name).isEmpty();
  }

  private List<VmId> ids(String site, String name) {
    List<VmId> known = known(site).getOrDefault(name, List.of());
    if (!known.isEmpty()) {
      return known;
    }
    read(site);
    return known(site).getOrDefault(name, List.of());
  }

  private synchronized Map<String, List<VmId>> known(String site) {
    return idsBySite.getOrDefault(site, Map.of());
  }

  StepFailure missing(String site, String name) {
    String near =
        NearMiss.of(name, new TreeSet<>(known(site).keySet()))
            .map(similar -> "; the site has '" + similar + "'")
            .orElse("; create it there, or correct its name in the runbook");
    return StepFailure.refused(
        "NotFound", "virtual machine '%s' not found in site '%s'%s".formatted(name, site, near));
  }

  static StepFailure ambiguous(String site, String name, int count) {
    return StepFailure.refused(
        "Ambiguous",
        "site '%s' has %d virtual machines named '%s'; rename all but one of them"
            .formatted(site, count, name));
  }
}
