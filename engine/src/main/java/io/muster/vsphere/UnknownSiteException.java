// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/** A runbook names a site that is not configured. */
public final class UnknownSiteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownSiteException(String message) {
    super(message);
  }
}
