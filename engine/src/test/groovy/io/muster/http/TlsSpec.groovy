// SPDX-License-Identifier: Apache-2.0
package io.muster.http

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLException
import javax.net.ssl.TrustManagerFactory
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class TlsSpec extends Specification {

  @TempDir
  Path folder

  @AutoCleanup
  HttpServer server

  Path keystore

  def setup() {
    keystore = folder.resolve('dr.p12')
    def made = new ProcessBuilder(Path.of(System.getProperty('java.home'), 'bin', 'keytool') as String, '-genkeypair', '-alias', 'dr', '-keyalg', 'EC',
      '-dname', 'CN=dr.example.com', '-ext', 'san=ip:127.0.0.1', '-storetype', 'PKCS12', '-keystore', keystore as String, '-storepass', 'its secret').inheritIO().start()
    assert made.waitFor() == 0
  }

  private HttpServer open(String password = 'its secret') {
    server = HttpServer.open('127.0.0.1', 0, Optional.of(new Tls(keystore, password)), [Door.metrics { 'muster_up 1\n' }])
  }

  private SSLContext trusting() {
    def store = Files.newInputStream(keystore).withCloseable { input -> KeyStore.getInstance('PKCS12').tap { load(input, 'its secret'.toCharArray()) } }
    def trusted = KeyStore.getInstance('PKCS12').tap { load(null, null); setCertificateEntry('dr', store.getCertificate('dr')) }
    def trust = TrustManagerFactory.getInstance(TrustManagerFactory.defaultAlgorithm).tap { init(trusted) }
    SSLContext.getInstance('TLS').tap { init(null, trust.trustManagers, null) }
  }

  def 'what is asked is encrypted, with the certificate of the file'() {
    given:
    open()
    def request = HttpRequest.newBuilder(URI.create(server.address() + '/metrics')).build()

    when:
    def answer = HttpClient.newBuilder().sslContext(trusting()).build().withCloseable { it.send(request, BodyHandlers.ofString()) }

    then:
    server.address().startsWith('https://127.0.0.1:')
    answer.statusCode() == 200
    answer.body() == 'muster_up 1\n'
    answer.sslSession().get().protocol in ['TLSv1.3', 'TLSv1.2']
    answer.headers().firstValue('Strict-Transport-Security').get().contains('max-age=31536000')

    when: 'somebody trusts nobody'
    HttpClient.newHttpClient().withCloseable { it.send(request, BodyHandlers.ofString()) }

    then:
    thrown(SSLException)
  }

  def 'a file that cannot be used is told of, without its password: #what'() {
    when:
    spoil.call(keystore)
    open(password)

    then:
    def problem = thrown(HttpException)
    problem.message == "keystore '$keystore' cannot be used: it is not there, no PKCS #12 file, or has another password than 'http.keystore-password'"

    where:
    what               | password     | spoil
    'another password' | 'wrong'      | { }
    'not there'        | 'its secret' | { Files.delete(it) }
    'no keystore'      | 'its secret' | { Files.writeString(it, 'text') }
  }
}
