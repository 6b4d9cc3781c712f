// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.security.cert.X509Certificate

/** A certificate that has signed itself, made with the JDK's keytool. */
record Certificate(Path pem, Path key, String thumbprint) {

  static Certificate of(Path folder, String name, String host) {
    def store = folder.resolve("${name}.p12")
    keytool('-genkeypair', '-alias', name, '-keyalg', 'EC', '-dname', "CN=$name", '-ext', "san=$host",
      '-validity', '2', '-storetype', 'PKCS12', '-keystore', store as String, '-storepass', 'changeit')
    def keys = KeyStore.getInstance(store.toFile(), 'changeit'.toCharArray())
    def certificate = keys.getCertificate(name) as X509Certificate
    def key = keys.getKey(name, 'changeit'.toCharArray())
    new Certificate(
      pem(folder.resolve("${name}.pem"), 'CERTIFICATE', certificate.encoded),
      pem(folder.resolve("${name}.key"), 'PRIVATE KEY', key.encoded),
      UntrustedCertificate.thumbprint(certificate))
  }

  private static Path pem(Path file, String what, byte[] content) {
    Files.writeString(file, "-----BEGIN $what-----\n${Base64.mimeEncoder.encodeToString(content)}\n-----END $what-----\n")
  }

  private static void keytool(String... arguments) {
    def command = [Path.of(System.getProperty('java.home'), 'bin', 'keytool') as String] + arguments.toList()
    def process = new ProcessBuilder(command).redirectErrorStream(true).start()
    def said = process.inputStream.text
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool: $said")
    }
  }
}
