// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpServer
import io.muster.nodes.ServingNode
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** What the packaged command lets others know of a run that goes through several processes. */
class ObservedServeSpec extends Specification {

  @TempDir
  File dir

  List<Map> told = [].asSynchronized()
  List<Map> traces = [].asSynchronized()
  HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)

  def setup() {
    listen('/hook', told)
    listen('/v1/traces', traces)
    server.start()
    new File(dir, 'muster.properties').text = """\
      lab = yes
      notify.hook.to = http://127.0.0.1:$server.address.port/hook?httpMethod=POST
      notify.chat.to = file:$dir/chat?fileName=\${date:now:HHmmssSSS}.json
      notify.chat.as = chat
      notify.chat.of = ended
      otlp.endpoint = http://127.0.0.1:$server.address.port
      """.stripIndent()
  }

  def cleanup() {
    server.stop(0)
  }

  private void listen(String path, List<Map> heard) {
    server.createContext(path) { exchange ->
      heard << new ObjectMapper().readValue(exchange.requestBody.text, Map)
      exchange.sendResponseHeaders(200, -1)
      exchange.close()
    }
  }

  /** What was told, without what a process repeats that was killed before it could note it. */
  private List<String> types() {
    told.unique(false) { it.id }*.type
  }

  private ServingNode node(Object... more) {
    new ServingNode(['--config', new File(dir, 'muster.properties'), '--data', dir, *more], new File(dir, 'log').toPath())
  }

  private static void end(ServingNode node) {
    node.signal('TERM')
    assert node.process.waitFor(40, TimeUnit.SECONDS)
  }

  def "a run that a command began, a killed node went on with and another one ended is told, measured and traced"() {
    given: 'the targets are known before it begins'
    end(node('--speed', 'max'))
    Muster.killedAtLine(9, 'run', 'runbooks/three-tier.groovy', 'failover', '--speed', '600', '--data', dir, '--output', 'json')

    when:
    def killed = node('--speed', '4')

    then:
    ServingNode.within(30) { types() == ['io.muster.run.started'] }

    when:
    killed.close()
    def last = node('--speed', 'max', '--port', '0')
    last.waitFor('ended: done')
    def port = last.lines.find { it.contains('answers at ') }.replaceFirst(/.*answers at (.*)\/health\/ready.*/, '$1')

    then: 'it is told in order'
    ServingNode.within(30) { types() == ['io.muster.run.started', 'io.muster.run.ended'] && traces }
    ServingNode.within(10) { new File(dir, 'chat').listFiles()?.any { it.text.contains("failover of 'three-tier' has ended: done") } }

    and: 'it is measured'
    def page = new URI("$port/metrics").toURL().text
    page.contains('muster_runs_ended_total{outcome="done",plan="failover",runbook="three-tier"} 1.0')
    page.contains('muster_runs{state="ended"} 1.0')
    page.contains('muster_notifications_total{kind="ended",result="sent",target="hook"} 1.0')

    and: 'its trace is one, from its start on'
    def spans = traces.collectMany { it.resourceSpans*.scopeSpans.flatten()*.spans.flatten() }
    spans*.traceId.unique().size() == 1
    spans.findAll { !it.parentSpanId }*.name == ['failover three-tier']
    spans*.spanId.unique().size() == spans.size()
    spans.any { it.name == 'vsphere powerOn' }

    cleanup:
    [killed, last]*.close()
  }
}
