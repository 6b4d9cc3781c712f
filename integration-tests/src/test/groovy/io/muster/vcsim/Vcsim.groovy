// SPDX-License-Identifier: Apache-2.0
package io.muster.vcsim

import com.fasterxml.jackson.databind.ObjectMapper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLContext

/**
 * A process of govmomi's vSphere simulator: one vCenter, empty but for its hosts. Its control requests are described in
 * {@code src/test/go/vcsimd/control.go}.
 */
class Vcsim implements AutoCloseable {

  static final String USER = 'muster'
  static final String PASSWORD = 'secret'

  private final Path home = Files.createTempDirectory('vcsim')
  private final Process process
  private final HttpClient http
  final URI url

  /** @param tls trusts the certificate that the options name; null for plain HTTP */
  Vcsim(Map<String, String> options = [:], SSLContext tls = null) {
    def ready = home.resolve('ready')
    def command = [GoProgram.built('vcsimd') as String, '-ready-file', ready as String]
    options.each { name, value -> command.addAll(["-$name" as String, value]) }
    def builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve('output').toFile())
    builder.environment().put('TMPDIR', home as String)
    process = builder.start()
    http = (tls == null ? HttpClient.newBuilder() : HttpClient.newBuilder().sslContext(tls)).build()
    url = URI.create(firstLine(ready))
  }

  private String firstLine(Path ready) {
    def limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
    while (!Files.exists(ready)) {
      if (!process.alive || System.nanoTime() > limit) {
        close()
        throw new IllegalStateException("vcsimd did not start: ${Files.readString(home.resolve('output'))}")
      }
      Thread.sleep(10)
    }
    Files.readString(ready)
  }

  /** Counters since the last reset: calls by method, and the most calls and tasks at one time. */
  Map stats() {
    new ObjectMapper().readValue(control('stats'), Map)
  }

  void reset() {
    control('reset')
  }

  /** Ends every session. */
  void expire() {
    control('expire')
  }

  /** Makes the next calls of a method go wrong, in one of the modes of {@code failures.go}. */
  void fail(Map options = [:], String method, String mode) {
    control('fail', [method: method, mode: mode] + options)
  }

  void delay(String method, int millis) {
    control('delay', [method: method, ms: millis])
  }

  /** Sets how long tasks take. */
  void taskTime(int millis) {
    control('tasks', [ms: millis])
  }

  void network(Map options = [:], String name) {
    control('network', [name: name] + options)
  }

  void vm(Map options = [:], String name, String network) {
    control('vm', [name: name, network: network] + options)
  }

  void destroy(String vm) {
    control('destroy', [vm: vm])
  }

  /** Powers a VM on, which no counter notices. */
  void power(String vm) {
    control('power', [vm: vm])
  }

  void tools(String vm, boolean running, String ip) {
    control('tools', [vm: vm, running: running, ip: ip])
  }

  void snapshot(String vm, String name, String description = '') {
    control('snapshot', [vm: vm, name: name, description: description])
  }

  /** What a second client, written on another library, reads of VMs: by name. */
  Map read(String... names) {
    def address = new URI(url.scheme, "$USER:$PASSWORD", url.host, url.port, url.path, null, null)
    def reader = new ProcessBuilder([GoProgram.built('govread') as String, '-url', address as String] + names.toList()).start()
    def json = reader.inputStream.text
    if (reader.waitFor() != 0) {
      throw new IllegalStateException(reader.errorStream.text)
    }
    new ObjectMapper().readValue(json, Map)
  }

  private String control(String request, Map parameters = [:]) {
    def query = parameters.collect { name, value -> "$name=${URLEncoder.encode(value as String, 'UTF-8')}" }.join('&')
    def answer
    try {
      answer = http.send(HttpRequest.newBuilder(url.resolve("/_ctl/$request?$query")).build(), BodyHandlers.ofString())
    } catch (ConnectException e) {
      throw new IllegalStateException("vcsimd does not answer; alive: $process.alive; its last words: ${lastWords()}", e)
    }
    if (answer.statusCode() != 200) {
      throw new IllegalArgumentException("vcsimd: $request $parameters: ${answer.body()}")
    }
    answer.body()
  }

  private String lastWords() {
    def text = Files.readString(home.resolve('output'))
    text.length() > 4_000 ? text[-4_000..-1] : text
  }

  @Override
  void close() {
    process.destroy()
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor()
    }
    home.toFile().deleteDir()
  }
}
