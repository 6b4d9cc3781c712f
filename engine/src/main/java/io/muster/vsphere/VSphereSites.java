// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.Optional;

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

  /**
   * As whom programs run in the guests of a site; empty where the configuration does not say.
   *
   * @throws UnknownSiteException when nothing is configured by this name
   */
  default Optional<GuestCredentials> guestUser(String site) {
    return Optional.empty();
  }
}
