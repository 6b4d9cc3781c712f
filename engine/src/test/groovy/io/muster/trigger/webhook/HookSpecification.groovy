// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.app.Muster
import io.muster.app.MusterSettings
import io.muster.config.HookSecret
import io.muster.config.MailTrust
import io.muster.config.TriggerSettings
import io.muster.http.Door
import io.muster.http.HttpServer
import io.muster.run.StoredRun
import io.muster.schedule.drill.Library
import io.muster.time.Speed
import io.muster.trigger.Accepting
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.InstantSource
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import spock.lang.Specification
import spock.lang.TempDir

/** A node with webhooks of runbooks in labs, and those who call them over HTTP. */
abstract class HookSpecification extends Specification {

  static final String KEY = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  static final String OLD = 'whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQ='
  static final String TOKEN = 'a-token-of-the-monitoring'

  static final String ERP = '''
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      parameters {
        text 'reason', required: true
        number 'servers', otherwise: 2
      }
      replicas { snapshot 'db01' }
      failover { group('a') { vm 'db01' } }
      triggers {
        webhook 'alarm', secret: 'hook', runs: failover
        webhook 'rehearse', secret: 'plain', runs: drill
        webhook 'back', secret: 'hook', runs: undo, confirm: true
        webhook 'careful', secret: 'hook', runs: failover, confirm: true
        webhook 'keyless', secret: 'forgotten', runs: failover
      }
    }'''

  static final Map BODY = [parameters: [reason: 'the hall burns']]

  @TempDir
  Path folder

  Instant now = Instant.parse('2026-11-21T03:00:00Z')
  List<String> told = [].asSynchronized()
  Muster muster
  Library library
  Hooks hooks
  HttpServer server
  HttpClient client = HttpClient.newHttpClient()

  def setup() {
    Files.createDirectory(folder.resolve('runbooks'))
    write('erp', ERP)
    start()
  }

  def cleanup() {
    server?.close()
    muster?.close()
    client.close()
  }

  void write(String name, String text) {
    Files.writeString(folder.resolve("runbooks/${name}.groovy"), text)
  }

  void start() {
    def keys = [hook: [KEY, OLD], plain: [TOKEN]].collectEntries { name, texts -> [name, texts.collect { new HookSecret(it) }] }
    muster = Muster.open(new MusterSettings(Optional.empty(), [folder.resolve('runbooks')], new Speed(600), folder.resolve('data'), 'a spec'))
    hooks = new Hooks(new TriggerSettings(keys, [], MailTrust.NONE), new Accepting(muster.desk(), [], { told << it }), { now } as InstantSource, { told << it })
    library = new Library([folder.resolve('runbooks')], { told << it })
    follow()
    server = HttpServer.open('127.0.0.1', 0, [Door.hooks { Optional.ofNullable(hooks) }])
  }

  void follow() {
    library.look()
    hooks.follow(library.listed())
  }

  void restart() {
    server.close()
    muster.close()
    start()
  }

  List<StoredRun> getRuns() {
    muster.desk().journal().runs().collect { muster.desk().find(it.id()) }
  }

  static byte[] bytes(Object body) {
    body instanceof byte[] ? body : (body instanceof CharSequence ? body as String : new ObjectMapper().writeValueAsString(body)).getBytes('UTF-8')
  }

  static byte[] hmac(byte[] key, byte[]... parts) {
    def mac = Mac.getInstance('HmacSHA256')
    mac.init(new SecretKeySpec(key, 'HmacSHA256'))
    parts.each { mac.update(it) }
    mac.doFinal()
  }

  /** The headers of Standard Webhooks, as its reference implementations make them. */
  Map<String, String> signed(Object body, String id = 'msg_1', Instant at = now, String key = KEY) {
    def secret = (key - 'whsec_').decodeBase64()
    def signature = hmac(secret, "$id.$at.epochSecond.".getBytes('UTF-8'), bytes(body)).encodeBase64() as String
    ['webhook-id': id, 'webhook-timestamp': at.epochSecond as String, 'webhook-signature': 'v1,' + signature]
  }

  Map<String, String> github(Object body, String delivery = 'd-1', String event = 'issues', String key = KEY) {
    ['X-Hub-Signature-256': 'sha256=' + hmac(key.getBytes('UTF-8'), bytes(body)).encodeHex(), 'X-GitHub-Delivery': delivery, 'X-GitHub-Event': event]
  }

  HttpResponse<String> post(String name, Object body, Map<String, String> headers, Map more = [:]) {
    def request = HttpRequest.newBuilder(URI.create(server.address() + '/hooks/' + name))
      .method(more.method ?: 'POST', BodyPublishers.ofByteArray(bytes(body)))
    ([('Content-Type'): 'application/json'] + headers).each { header, value -> value == null ?: request.header(header, value) }
    client.send(request.build(), BodyHandlers.ofString())
  }

  static Map json(HttpResponse<String> answer) {
    new ObjectMapper().readValue(answer.body(), Map)
  }
}
