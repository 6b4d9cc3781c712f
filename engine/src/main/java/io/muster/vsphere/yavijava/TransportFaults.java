// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import io.muster.vsphere.VSphereFault.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The faults of a connection, in our words: the runtime's own messages are often empty. */
final class TransportFaults {

  private final String site;
  private final String host;
  private final Duration limit;

  TransportFaults(VCenterSettings settings) {
    this.site = settings.site();
    this.host = settings.url().getAuthority();
    this.limit = settings.limits().call();
  }

  /** Whether nothing of the request can have arrived. */
  boolean neverSent(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof UnknownHostException
        || failure instanceof NoRouteToHostException
        || failure instanceof SSLException;
  }

  WireFault of(IOException failure, boolean changesNothing) {
    Optional<UntrustedCertificate> untrusted = UntrustedCertificate.among(failure);
    if (untrusted.isPresent()) {
      return untrusted(untrusted.get());
    }
    if (neverSent(failure)) {
      return new WireFault(
          Kind.UNREACHABLE, "Unreachable", "%s %s".formatted(host, why(failure)), failure);
    }
    return lost("the connection to %s broke".formatted(host), changesNothing, failure);
  }

  WireFault late(boolean changesNothing) {
    return lost(
        "%s did not answer within %d s".formatted(host, limit.toSeconds()), changesNothing, null);
  }

  WireFault interrupted(boolean changesNothing) {
    return lost("the call was interrupted", changesNothing, null);
  }

  WireFault unreadable(Exception failure, boolean changesNothing) {
    return lost("the answer of %s cannot be read".formatted(host), changesNothing, failure);
  }

  /** An answer by something before the vCenter, or by something that is none. */
  WireFault status(int status, boolean changesNothing) {
    String said = "%s answered with HTTP status %d".formatted(host, status);
    return status >= 500
        ? lost(said + ", as a vCenter does that is starting", changesNothing, null)
        : new WireFault(
            Kind.PERMANENT, "Http" + status, said + "; check site.%s.url".formatted(site));
  }

  private static WireFault lost(String said, boolean changesNothing, @Nullable Exception cause) {
    return changesNothing
        ? new WireFault(Kind.UNREACHABLE, "NoAnswer", said, cause)
        : new WireFault(
            Kind.UNKNOWN_OUTCOME,
            "NoAnswer",
            said + "; whether it was done has to be looked at",
            cause);
  }

  private WireFault untrusted(UntrustedCertificate certificate) {
    String said =
        """
        the certificate of %s is not trusted: %s; its SHA-256 thumbprint is %s; \
        set site.%s.ca to the file of its authority, or site.%s.thumbprint to that thumbprint once you have compared it\
        """
            .formatted(host, certificate.getMessage(), certificate.thumbprint(), site, site);
    return new WireFault(Kind.UNTRUSTED, "UntrustedCertificate", said, certificate);
  }

  private String why(IOException failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return "does not accept connections in time";
    }
    if (failure instanceof UnknownHostException
        || failure.getCause() instanceof UnresolvedAddressException) {
      return "is not a name that can be resolved; check site.%s.url".formatted(site);
    }
    if (failure instanceof SSLException) {
      return "does not speak TLS as it should: " + failure.getMessage();
    }
    return "refuses connections";
  }
}
