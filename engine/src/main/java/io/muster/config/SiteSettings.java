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
    int tasks) {

  @Override
  public String toString() {
    return "site '" + name + "' at " + url + " as " + user;
  }
}
