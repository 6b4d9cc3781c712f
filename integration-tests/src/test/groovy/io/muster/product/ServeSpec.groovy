// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.nodes.ServingNode
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged command as a process that stays, on one machine. */
class ServeSpec extends Specification {

  @TempDir
  File dir

  def "a run in the lab whose command was killed goes on by itself, from node to node, and nothing of it is done twice"() {
    given:
    Muster.killedAtLine(9, 'run', 'runbooks/three-tier.groovy', 'failover', '--speed', '600', '--data', dir, '--output', 'json')

    when: 'a node has it'
    def first = new ServingNode(['--data', dir, '--speed', '4', '--port', '0', '--log', 'json'], new File(dir, 'log').toPath())
    first.waitFor('"step":')
    def health = first.lines.collect { json(it).formattedMessage }.find { it.startsWith('answers at ') } - 'answers at ' - '/ready'

    then:
    first.within(20) { get("$health/ready").status == 200 }
    get("$health/live").json.subMap(['status', 'journal', 'runs', 'stopping']) == [status: 'ready', journal: 'reachable', runs: 1, stopping: false]

    when: 'it is told to stop, and not patiently'
    first.signal('TERM')
    first.waitFor('begins nothing more')
    def ready = get("$health/ready")
    def live = get("$health/live")
    first.signal('TERM')

    then: 'it lives, and takes nothing more, until the step that has begun is done'
    live.status == 200
    ready.status == 503
    ready.json.stopping
    first.process.waitFor(30, TimeUnit.SECONDS)
    json(first.lines.last()).formattedMessage == 'stopped'

    and: 'each line is an object, which says what it is about'
    def logged = first.lines.collect { json(it) }
    logged.findAll { it.mdc?.step }.every { it.mdc.run && it.formattedMessage.startsWith(it.mdc.step) && it.level == 'INFO' }
    logged.every { it.timestamp && it.loggerName && it.threadName }

    when:
    def node = new ServingNode(['--data', dir, '--speed', 'max'], new File(dir, 'log').toPath())

    then:
    node.waitFor('ended: done')
    node.waitFor(' report: ')

    when: 'nobody else gets at the journal meanwhile'
    def refused = Muster.run('runs', '--data', dir)

    then:
    refused.status != 0
    refused.err.contains('muster serve')

    when:
    node.signal('TERM')

    then:
    node.process.waitFor(30, TimeUnit.SECONDS)
    node.lines.last() == 'stopped'
    def run = json(Muster.run('runs', '--data', dir, '--output', 'json').lines.first())
    run.outcome == 'done'
    Muster.run('watch', run.run, '--data', dir, '--output', 'json').lines.collect { json(it) }
      .findAll { it.type == 'step.done' }.countBy { it.step }.values().every { it == 1 }

    cleanup:
    [first, node]*.close()
  }

  def "a port that is in use is said in a sentence, and one that is none as well"() {
    given:
    def taken = new ServerSocket(0, 1, InetAddress.loopbackAddress)

    when:
    def refused = Muster.run('serve', '--data', dir, '--port', taken.localPort)
    def wrong = Muster.run('serve', '--data', dir, '--port', '70000')

    then:
    refused.status == 1
    refused.err.readLines() == ["port $taken.localPort at '127.0.0.1' cannot be used: Address already in use; set another one with 'http.port' and 'http.address', or with --port" as String]
    wrong.status == 2
    wrong.err.contains("'70000' is not a port from 0 to 65535")

    cleanup:
    taken.close()
  }

  private static Map get(String url) {
    def connection = new URI(url).toURL().openConnection() as HttpURLConnection
    int status = connection.responseCode
    [status: status, json: json((status < 400 ? connection.inputStream : connection.errorStream).text)]
  }

  private static Map json(String line) {
    new ObjectMapper().readValue(line, Map)
  }
}
