// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import java.nio.file.Path;

/**
 * Why a vCenter's certificate is believed. There is always a reason: no choice here accepts any
 * certificate.
 */
public sealed interface Trust {

  /** An authority that the Java runtime trusts has signed it, for this host. */
  record PublicAuthorities() implements Trust {}

  /** An authority of this PEM file has signed it, for this host. */
  record AuthorityFile(Path pem) implements Trust {}

  /**
   * It is this very certificate, whatever its names and whoever signed it.
   *
   * @param sha256 64 hexadecimal digits; colons and case do not matter
   */
  record Thumbprint(String sha256) implements Trust {}
}
