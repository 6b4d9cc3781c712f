// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import io.muster.vsphere.VSphereFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The SSL context of one vCenter; nothing is shared with other vCenters or with the rest of the
 * program.
 */
final class Tls {

  private Tls() {}

  static SSLContext context(String site, Trust trust) {
    try {
      ServerTrust server =
          switch (trust) {
            case Trust.PublicAuthorities _ -> ServerTrust.authorities(verifier(null));
            case Trust.AuthorityFile file ->
                ServerTrust.authorities(verifier(keyStore(site, file.pem())));
            case Trust.Thumbprint thumbprint ->
                ServerTrust.pinned(verified(site, thumbprint.sha256()));
          };
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {server}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot set up TLS", e);
    }
  }

  /**
   * The runtime's own verifier, over given authorities or, where that is null, over those of the
   * runtime.
   */
  private static X509ExtendedTrustManager verifier(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static KeyStore keyStore(String site, Path pem) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try (InputStream file = Files.newInputStream(pem)) {
      store.load(null, null);
      Collection<? extends Certificate> authorities =
          CertificateFactory.getInstance("X.509").generateCertificates(file);
      for (Certificate authority : authorities) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
    } catch (NoSuchFileException e) {
      throw refused(site, "the file '%s' does not exist".formatted(pem), e);
    } catch (IOException | GeneralSecurityException e) {
      throw refused(site, "the file '%s' cannot be read as PEM certificates".formatted(pem), e);
    }
    if (store.size() == 0) {
      throw refused(site, "the file '%s' holds no certificate".formatted(pem), null);
    }
    return store;
  }

  private static VSphereFault refused(String site, String reason, @Nullable Exception cause) {
    String sentence =
        "verify the vCenter of site '%s': %s; set site.%s.ca to a PEM file"
            .formatted(site, reason, site);
    return new VSphereFault(VSphereFault.Kind.UNTRUSTED, "NoAuthority", sentence, cause);
  }

  private static String verified(String site, String thumbprint) {
    if (!ServerTrust.plain(thumbprint).matches("[0-9A-F]{64}")) {
      throw new VSphereFault(
          VSphereFault.Kind.UNTRUSTED,
          "NoThumbprint",
          "verify the vCenter of site '%s': '%s' is no SHA-256 thumbprint; set site.%s.thumbprint to 64 hexadecimal digits"
              .formatted(site, thumbprint, site));
    }
    return thumbprint;
  }
}
