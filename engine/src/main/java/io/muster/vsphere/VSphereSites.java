// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/** The vCenters of the sites that the configuration, or the lab, knows. */
@FunctionalInterface
public interface VSphereSites {

  /**
   * The vCenter of a site, connected.
   *
   * @throws VSphereFault when it cannot be reached or does not let us in
   * @throws UnknownSiteException when nothing is configured by this name
   */
  VSphere at(String site);
}
