// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import com.vmware.vim25.VimPortType
import java.time.Duration

/** A server that answers every call in the way that a spec says, and a port that calls it. */
class Answers implements AutoCloseable {

  final List<String> requests = [].asSynchronized()
  private final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
  private final Closure<Void> answer
  private HttpTransport transport

  Answers(Closure answer) {
    this.answer = answer
    server.executor = { Thread.ofVirtual().start(it) }
    server.createContext('/') { exchange -> serve(exchange) }
    server.start()
  }

  /** Answers with a SOAP body. */
  static Answers body(String xml) {
    text(200, 'text/xml', envelope(xml))
  }

  static Answers text(int status, String type, String text) {
    new Answers({ HttpExchange exchange ->
      exchange.responseHeaders.add('Content-Type', type)
      def bytes = text.getBytes('UTF-8')
      exchange.sendResponseHeaders(status, bytes.length)
      exchange.responseBody.write(bytes)
    })
  }

  static String envelope(String body) {
    '<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" ' +
      'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      "<e:Body>$body</e:Body></e:Envelope>"
  }

  URI getUrl() {
    URI.create("http://127.0.0.1:$server.address.port/sdk")
  }

  VimPortType port(Map limits = [:]) {
    def settings = settings(url, limits)
    transport = new HttpTransport(settings)
    new VimPortType(new SoapClient(settings, transport))
  }

  static VCenterSettings settings(URI url, Map limits = [:]) {
    new VCenterSettings(
      'b',
      url,
      new VCenterSettings.Credentials('muster', { 'secret' }),
      new Trust.PublicAuthorities(),
      new VCenterSettings.Limits(
        Duration.ofSeconds(2), limits.call as Duration ?: Duration.ofSeconds(5), 4, 32, limits.bytes as Long ?: 100_000L),
      Optional.empty())
  }

  private void serve(HttpExchange exchange) {
    requests << new String(exchange.requestBody.readAllBytes(), 'UTF-8')
    exchange.withCloseable { answer(it) }
  }

  void stop() {
    server.stop(0)
  }

  @Override
  void close() {
    transport?.close()
    stop()
  }
}
