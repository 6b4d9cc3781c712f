// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How to reach the vCenter of a site.
 *
 * @param site the site's name, used in every sentence and in the names of settings
 * @param url the SOAP endpoint, such as {@code https://vcenter.example.com/sdk}
 * @param datacenter the datacenter that Muster looks into; empty where it is the whole vCenter
 */
public record VCenterSettings(
    String site,
    URI url,
    Credentials credentials,
    Trust trust,
    Limits limits,
    Optional<String> datacenter) {

  /** The whole vCenter, with the usual limits. */
  public VCenterSettings(String site, URI url, Credentials credentials, Trust trust) {
    this(site, url, credentials, trust, Limits.USUAL, Optional.empty());
  }

  /**
   * Who logs in. The password is asked for at each login and kept nowhere.
   *
   * @param password gives the password as it is now, so that a changed one is taken without a
   *     restart
   */
  public record Credentials(String user, Supplier<String> password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * What a vCenter may be asked for at once, and for how long.
   *
   * @param connect how long a connection may take to come about
   * @param call how long one call may take, its answer read to the end
   * @param parallelCalls calls under way at the same time
   * @param tasksInFlight tasks started and not ended; one more waits for a place
   * @param answerBytes the largest answer that is read
   */
  public record Limits(
      Duration connect, Duration call, int parallelCalls, int tasksInFlight, long answerBytes) {
    /** Safe for a vCenter of any size: vSphere itself runs few tasks of a host at a time. */
    public static final Limits USUAL =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 4, 32, 256L * 1024 * 1024);
  }
}
