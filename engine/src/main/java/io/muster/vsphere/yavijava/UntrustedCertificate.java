// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server's certificate that is not believed, with what identifies it. */
final class UntrustedCertificate extends CertificateException {

  private static final long serialVersionUID = 1L;

  private final String thumbprint;

  UntrustedCertificate(String reason, X509Certificate certificate, @Nullable Throwable cause)
      throws CertificateEncodingException {
    super(reason, cause);
    this.thumbprint = thumbprint(certificate);
  }

  /** The certificate's SHA-256 thumbprint, in pairs as people compare it. */
  String thumbprint() {
    return thumbprint;
  }

  static String thumbprint(X509Certificate certificate) throws CertificateEncodingException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The one among the causes of a failed handshake. */
  static Optional<UntrustedCertificate> among(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedCertificate untrusted) {
        return Optional.of(untrusted);
      }
    }
    return Optional.empty();
  }
}
