// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Conversion;
import io.muster.probe.GuestNetwork;
import io.muster.replication.Replications;
import io.muster.run.People;
import io.muster.vsphere.VSphereSites;
import java.util.Optional;

/**
 * What an engine acts on: real sites, or those of a lab.
 *
 * @param conversion how the disks of universal replicas are prepared
 * @param messages whether calls and notifications leave the machine; false for the lab
 * @param losses measures what replicas lack, where that can be told
 * @param people who may answer what a run asks for
 */
public record Sites(
    VSphereSites vCenters,
    Replications replications,
    GuestNetwork network,
    Conversions conversion,
    boolean messages,
    Optional<Losses> losses,
    People people) {

  /** How disks are prepared for machines of a recovery site, where that is known. */
  @FunctionalInterface
  public interface Conversions {
    Optional<Conversion> at(String site);
  }

  /** Sites that cannot tell what a replica lacks, where everybody may answer. */
  public Sites(
      VSphereSites vCenters,
      Replications replications,
      GuestNetwork network,
      Conversions conversion,
      boolean messages) {
    this(vCenters, replications, network, conversion, messages, Optional.empty(), People.EVERYBODY);
  }
}
