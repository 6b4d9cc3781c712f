// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The key and the certificate with which a server encrypts.
 *
 * @param keystore a PKCS #12 file; a new one in its place counts within a minute
 */
public record Tls(Path keystore, String password) {

  /** Seconds between two looks at the file. */
  private static final int LOOK = 30;

  /** Browsers that were here once do not come without encryption any more. */
  private static final long YEAR = 365L * 24 * 60 * 60;

  @Override
  public String toString() {
    return "TLS with " + keystore;
  }

  /**
   * @throws HttpException when the file cannot be used
   */
  ServerConnector connector(Server server, HttpConfiguration http) {
    requireReadable();
    SslContextFactory.Server keys = new SslContextFactory.Server();
    keys.setKeyStorePath(keystore.toUri().toString());
    keys.setKeyStoreType("PKCS12");
    keys.setKeyStorePassword(password);
    KeyStoreScanner scanner = new KeyStoreScanner(keys);
    scanner.setScanInterval(LOOK);
    server.addBean(scanner);
    SecureRequestCustomizer secure = new SecureRequestCustomizer();
    // why: programs call it by its number too; who asks for another name trusts no certificate here
    secure.setSniHostCheck(false);
    secure.setStsMaxAge(YEAR);
    http.addCustomizer(secure);
    return new ServerConnector(
        server,
        1,
        1,
        new SslConnectionFactory(keys, HttpVersion.HTTP_1_1.asString()),
        new HttpConnectionFactory(http));
  }

  private void requireReadable() {
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore.getInstance("PKCS12").load(in, password.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new HttpException(
          "keystore '%s' cannot be used: it is not there, no PKCS #12 file, or has another password than 'http.keystore-password'"
              .formatted(keystore),
          e);
    }
  }
}
