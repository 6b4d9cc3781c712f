// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import org.apache.camel.CamelContext
import org.apache.camel.Exchange
import org.apache.camel.ExchangePattern
import org.apache.camel.ProducerTemplate
import org.apache.camel.builder.RouteBuilder
import org.apache.camel.impl.DefaultCamelContext
import spock.lang.Specification
import spock.lang.TempDir

/** A Camel application that runs the runbooks of a folder in labs. */
abstract class CamelSpecification extends Specification {

  static final String PAUSED = '''
    runbook('asking') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { snapshot 'db01' }
      parameters { text 'ticket', otherwise: 'none' }
      failover {
        group('a') { vm 'db01' }
        decide { ask; within 24.hours, otherwise: keep }
      }
    }'''

  @TempDir
  Path folder

  DefaultCamelContext camel

  def setup() {
    Files.createDirectory(folder.resolve('runbooks'))
    Files.copy(Path.of('../runbooks/minimal.groovy'), folder.resolve('runbooks/minimal.groovy'))
    Files.writeString(folder.resolve('runbooks/asking.groovy'), PAUSED)
    startCamel()
  }

  def cleanup() {
    camel?.stop()
  }

  void startCamel(String speed = 'max', Closure more = {}) {
    camel = new DefaultCamelContext()
    camel.camelContextExtension.name = 'shop'
    camel.disableJMX()
    def component = camel.getComponent('runbook', RunbookComponent)
    component.runbooks = folder.resolve('runbooks') as String
    component.data = folder.resolve('data') as String
    component.speed = speed
    more(camel)
    camel.start()
  }

  void restartCamel(String speed = 'max', Closure more = {}) {
    camel.stop()
    startCamel(speed, more)
  }

  Exchange request(String uri, Map<String, Object> headers = [:], Object body = null) {
    send(uri, ExchangePattern.InOut, headers, body)
  }

  Exchange send(String uri, ExchangePattern pattern = ExchangePattern.InOnly, Map<String, Object> headers = [:], Object body = null) {
    camel.createProducerTemplate().withCloseable { ProducerTemplate template ->
      template.send(uri, pattern) { Exchange it ->
        it.message.headers = headers
        it.message.body = body
      }
    } as Exchange
  }

  static Map read(String json) {
    new ObjectMapper().readValue(json, Map)
  }

  /** Receives messages of an endpoint until one of them is as wanted. */
  static class Heard {
    final List<Exchange> exchanges = [].asSynchronized()
    private final CountDownLatch latch = new CountDownLatch(1)
    private final Closure<Boolean> last

    Heard(Closure<Boolean> last) {
      this.last = last
    }

    void hear(Exchange exchange) {
      exchanges << exchange.copy()
      if (last(exchange)) {
        latch.countDown()
      }
    }

    List<Exchange> all() {
      assert latch.await(30, TimeUnit.SECONDS): exchanges.collect { it.message.headers }
      exchanges
    }
  }

  static void listen(CamelContext camel, String uri, String id, Closure hear) {
    camel.addRoutes(new RouteBuilder() {
      @Override
      void configure() {
        from(uri).routeId(id).process { Exchange it -> hear(it) }
      }
    })
  }
}
