// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.nodes.ServingNode
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged command as a process that stays, and is called by webhooks. */
class WebhookServeSpec extends Specification {

  static final String KEY = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

  static final String BODY = '{"parameters": {"reason": "the hall burns"}}'

  static final String ERP = '''
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      parameters { text 'reason', required: true }
      replicas { snapshot 'db01'; snapshot 'app01' }
      failover { group('a') { vm 'db01'; vm 'app01', delay: 30.seconds } }
      triggers { webhook 'alarm', secret: 'hook', runs: failover }
    }'''

  @TempDir
  Path dir

  private ServingNode node() {
    new ServingNode([dir.resolve('erp.groovy'), '--config', dir.resolve('muster.properties'), '--data', dir.resolve('data'), '--speed', '10', '--port', '0'], dir.resolve('log'))
  }

  private Path makeKeystore() {
    def file = dir.resolve('dr.p12')
    def made = new ProcessBuilder(Path.of(System.getProperty('java.home'), 'bin', 'keytool') as String, '-genkeypair', '-alias', 'dr', '-keyalg', 'EC',
      '-dname', 'CN=dr.example.com', '-ext', 'san=ip:127.0.0.1', '-storetype', 'PKCS12', '-keystore', file as String, '-storepass', 'its secret').inheritIO().start()
    assert made.waitFor() == 0
    file
  }

  private SSLContext trusting() {
    def store = Files.newInputStream(dir.resolve('dr.p12')).withCloseable { input -> KeyStore.getInstance('PKCS12').tap { load(input, 'its secret'.toCharArray()) } }
    def trusted = KeyStore.getInstance('PKCS12').tap { load(null, null); setCertificateEntry('dr', store.getCertificate('dr')) }
    def trust = TrustManagerFactory.getInstance(TrustManagerFactory.defaultAlgorithm).tap { init(trusted) }
    SSLContext.getInstance('TLS').tap { init(null, trust.trustManagers, null) }
  }

  private static HttpResponse<String> deliver(HttpClient client, ServingNode node, String key = KEY, Instant at = Instant.now()) {
    def address = node.lines.find { it.startsWith('answers at ') } - 'answers at ' - '/health/ready'
    def mac = Mac.getInstance('HmacSHA256')
    mac.init(new SecretKeySpec(key.decodeBase64(), 'HmacSHA256'))
    def signature = mac.doFinal("msg_1.$at.epochSecond.$BODY".getBytes('UTF-8')).encodeBase64()
    def request = HttpRequest.newBuilder(URI.create("$address/hooks/alarm"))
      .header('Content-Type', 'application/json').header('webhook-id', 'msg_1')
      .header('webhook-timestamp', at.epochSecond as String).header('webhook-signature', "v1,$signature")
      .POST(BodyPublishers.ofString(BODY)).build()
    client.send(request, BodyHandlers.ofString())
  }

  private static Map json(String text) {
    new ObjectMapper().readValue(text, Map)
  }

  def "a message that five clients deliver over HTTPS at once, and one again after a SIGKILL, starts one failover, which ends"() {
    given:
    Files.writeString(dir.resolve('erp.groovy'), ERP)
    Files.writeString(dir.resolve('muster.properties'), """
      lab = yes
      secret.hook = whsec_$KEY
      http.keystore = ${makeKeystore()}
      http.keystore-password = its secret
    """.stripIndent())
    def client = HttpClient.newBuilder().sslContext(trusting()).build()
    def first = node()
    first.waitFor('answers at')

    when:
    def answers
    try (def pool = Executors.newFixedThreadPool(5)) {
      answers = pool.invokeAll((1..5).collect { { -> deliver(client, first) } as Callable<HttpResponse<String>> })*.get()
    }
    def run = json(answers[0].body()).run
    def guessed = deliver(client, first, 'Z3Vlc3MtZ3Vlc3MtZ3Vlc3MtZ3Vlc3M=')
    def old = deliver(client, first, KEY, Instant.now() - Duration.ofMinutes(6))
    first.signal('KILL')
    first.process.waitFor()

    then:
    answers.every { it.uri().scheme == 'https' }
    answers*.statusCode().sort() == [200, 200, 200, 200, 202]
    answers.collect { json(it.body()).run }.unique() == [run]
    [guessed, old]*.statusCode() == [401, 401]

    when:
    def second = node()
    second.waitFor('answers at')
    def again = deliver(client, second)

    then:
    again.statusCode() == 200
    json(again.body()) == [run: run, repeated: true]
    second.waitFor('ended: done')

    when:
    second.signal('TERM')
    second.process.waitFor()

    then:
    Muster.run('runs', '--data', dir.resolve('data'), '--output', 'json').lines.collect { json(it).run } == [run]
    (first.lines + second.lines + Files.readAllLines(dir.resolve('log'))).every { !it.contains(KEY) && !it.contains('its secret') }

    cleanup:
    [first, second]*.close()
    client?.close()
  }
}
