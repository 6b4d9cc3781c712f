// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a site's vCenter is reached.
 *
 * @param ca a file of certificates, in PEM, that the vCenter's own is to be signed by
 * @param thumbprint the SHA-256 of the vCenter's own certificate
 * @param datacenter the one that Muster looks into; empty for all
 * @param parallel the most calls at once
 * @param tasks the most tasks in flight at once
 * @param conversion how recovered disks are made bootable there
 * @param guestUser as whom guests are given other addresses there
 */
public record SiteSettings(
    String name,
    URI url,
    String user,
    String password,
    Optional<Path> ca,
    Optional<String> thumbprint,
    Optional<String> datacenter,
    int parallel,
    int tasks,
    Optional<Conversion> conversion,
    Optional<GuestUser> guestUser) {

  /** As whom programs run in the guests of the site. */
  public record GuestUser(String name, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * What prepares the disks of universal replicas on a mount host.
   *
   * @param program its path in the mount host's guest
   */
  public record Conversion(String program, String user, String password) {
    @Override
    public String toString() {
      return program + " as " + user;
    }
  }

  @Override
  public String toString() {
    return "site '" + name + "' at " + url + " as " + user;
  }
}
