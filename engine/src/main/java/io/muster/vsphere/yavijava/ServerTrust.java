// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A trust manager for servers alone, whose refusal carries the certificate that was refused. */
abstract class ServerTrust extends X509ExtendedTrustManager {

  /** Believes a chain that an authority vouches for; the host name is verified with it. */
  static ServerTrust authorities(X509ExtendedTrustManager authorities) {
    return new ServerTrust() {
      @Override
      void check(X509Certificate[] chain, String keyExchange, SSLEngine engine)
          throws CertificateException {
        authorities.checkServerTrusted(chain, keyExchange, engine);
      }
    };
  }

  /** Believes one certificate. */
  static ServerTrust pinned(String thumbprint) {
    return new ServerTrust() {
      @Override
      void check(X509Certificate[] chain, String keyExchange, SSLEngine engine)
          throws CertificateException {
        if (!plain(UntrustedCertificate.thumbprint(chain[0])).equals(plain(thumbprint))) {
          throw new CertificateException("it is not the pinned certificate");
        }
      }
    };
  }

  static String plain(String thumbprint) {
    return thumbprint.replace(":", "").strip().toUpperCase(Locale.ROOT);
  }

  abstract void check(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException;

  @Override
  public final void checkServerTrusted(
      X509Certificate[] chain, String keyExchange, SSLEngine engine) throws CertificateException {
    try {
      check(chain, keyExchange, engine);
    } catch (CertificateException e) {
      throw new UntrustedCertificate(reason(e), chain[0], e);
    }
  }

  private static String reason(Throwable refusal) {
    Throwable last = refusal;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  @Override
  public final void checkServerTrusted(
      X509Certificate[] chain, String keyExchange, @Nullable Socket socket)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public final void checkClientTrusted(
      X509Certificate[] chain, String keyExchange, @Nullable Socket socket)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public final void checkClientTrusted(
      X509Certificate[] chain, String keyExchange, @Nullable SSLEngine engine)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public final X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static CertificateException notUsed() {
    return new CertificateException(
        "only servers are verified, over an SSL engine that knows the host");
  }
}
