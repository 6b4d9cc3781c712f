// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.from

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.app.Muster
import io.muster.app.MusterSettings
import io.muster.config.MailTrust
import io.muster.run.StoredRun
import io.muster.runbook.PlanName
import io.muster.schedule.drill.Library
import io.muster.time.LiveTime
import io.muster.time.Speed
import io.muster.trigger.Accepting
import io.muster.trigger.NotNowException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.InstantSource
import org.apache.camel.CamelExecutionException
import org.apache.camel.component.file.FileEndpoint
import org.apache.camel.component.seda.SedaEndpoint
import org.apache.camel.impl.DefaultCamelContext
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** Messages of Camel consumers that start plans. */
class ListenersSpec extends Specification {

  static final String CRITICAL = '${header.severity} == "critical"'

  @TempDir
  Path folder

  List<String> told = [].asSynchronized()
  DefaultCamelContext camel
  Muster muster
  Listeners listeners
  Library library
  LiveTime machine = new LiveTime({ Instant.parse('2026-11-21T03:00:00Z') } as InstantSource)

  def setup() {
    Files.createDirectory(folder.resolve('runbooks'))
    Files.createDirectory(folder.resolve('in'))
    write("from 'direct:alarm', when: '$CRITICAL', runs: failover")
    start()
  }

  def cleanup() {
    stop()
    machine.close()
  }

  void write(String triggers) {
    Files.writeString(folder.resolve('runbooks/erp.groovy'), """
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        parameters { text 'reason', otherwise: 'none'; number 'servers', otherwise: 2 }
        replicas { snapshot 'db01' }
        failover { group('a') { vm 'db01' } }
        triggers { $triggers }
      }""")
  }

  void start() {
    muster = Muster.open(new MusterSettings(Optional.empty(), [folder.resolve('runbooks')], new Speed(600), folder.resolve('data'), 'a spec'))
    camel = new DefaultCamelContext()
    camel.disableJMX()
    camel.shutdownStrategy.timeout = 5
    listeners = new Listeners({ camel }, new Accepting(muster.desk(), [], { told << it }), MailTrust.NONE, machine, { told << it })
    library = new Library([folder.resolve('runbooks')], { told << it })
    follow()
  }

  void stop() {
    listeners?.close()
    muster?.close()
  }

  void follow() {
    library.look()
    listeners.follow(library.listed())
  }

  List<StoredRun> getRuns() {
    muster.desk().journal().runs().collect { muster.desk().find(it.id()) }
  }

  private Map ask(Object body, Map<String, Object> headers = [severity: 'critical'], String uri = 'direct:alarm') {
    camel.createProducerTemplate().withCloseable {
      new ObjectMapper().readValue(it.requestBodyAndHeaders(uri, body, headers, String), Map)
    }
  }

  private void eventually(Closure<?> condition) {
    new PollingConditions(timeout: 30).eventually(condition)
  }

  def "a message for which 'when' holds starts a run, and its sender is told which"() {
    expect:
    ask('the hall burns', [severity: 'minor']) == [ignored: true]
    runs.empty

    when:
    def answer = ask('the hall burns')

    then: 'a text that is no JSON has no parameters'
    answer.repeated == false
    with(runs.first()) {
      id().value() == answer.run
      plan().name() == PlanName.FAILOVER
      by().name() == 'message from direct'
    }
  }

  def "parameters come from the body and from headers of their names, and no other header is looked at"() {
    when:
    def answer = ask('{"parameters": {"reason": "it burns"}, "severity": 7}',
      [severity: 'critical', servers: '5'.bytes, reason: 'less', CamelMusterParameters: [reason: 'forged'], CamelMusterYes: true])

    then:
    answer.run
    runs.first().runbook().parameters().collectEntries { [it.name(), it.value().get() as String] } == [reason: 'it burns', servers: '5']
  }

  def "what is not well put is refused and not delivered again: #body"() {
    when:
    def answer = ask(body, [severity: 'critical'] + headers)

    then:
    answer.refused.contains(sentence)
    told.last().contains(sentence)
    runs.empty

    where:
    body                                | headers            || sentence
    '{"parameters": {"reason": '        | [:]                || 'not JSON'
    '{"parameters": {"nothing": 1}}'    | [:]                || "there is no parameter 'nothing'"
    '{"plan": "permanent"}'             | [:]                || "leave 'plan' out"
    ''                                  | [servers: 'many']  || "'many'"
    ''                                  | [servers: [1]]     || 'neither a text nor a number'
    [0xc3, 0x28] as byte[]              | [:]                || 'no text in UTF-8'
    ('x' * 70_000)                      | [:]                || 'longer than 65536 bytes'
  }

  def "what a broker delivers again starts one run, also after a restart"() {
    given:
    def message = [severity: 'critical', JMSMessageID: 'ID:broker-1:7']

    when:
    def first = ask('', message)
    def again = ask('', message)
    stop()
    start()
    def later = ask('', message)

    then:
    [first, again, later]*.run.unique() == [first.run]
    [first, again, later]*.repeated == [false, true, true]
    runs.size() == 1
  }

  def "the same message at the same time, five times: one run"() {
    given:
    write("from 'seda:alarm?concurrentConsumers=5', runs: drill")
    follow()

    when:
    camel.createProducerTemplate().withCloseable { template ->
      def queue = camel.getEndpoint('seda:alarm?concurrentConsumers=5', SedaEndpoint)
      5.times { template.sendBodyAndHeaders(queue, '', ['kafka.TOPIC': 'alerts', 'kafka.PARTITION': 1, 'kafka.OFFSET': 42L]) }
    }

    then:
    eventually {
      assert told.count { it.contains("message 'alerts/1/42'") } == 5
    }
    runs.size() == 1
    told.count { it.contains('has started') && !it.contains('came again') } == 1
  }

  def "a file is taken away when its run is written down, and stays while that cannot be done"() {
    given:
    write("from 'file:${folder.resolve('in')}?initialDelay=0&delay=100', runs: failover")
    follow()
    def text = Files.readString(folder.resolve('runbooks/erp.groovy'))

    when: 'the runbook is broken at the moment'
    Files.writeString(folder.resolve('runbooks/erp.groovy'), text.replace('failover {', 'failover '))
    Files.writeString(folder.resolve('in/alarm.json'), '{"parameters": {"reason": "it burns"}}')

    then: 'and why that is so is told to those who run the node'
    eventually { assert told.any { it.contains("these cannot be read, 'muster check' says why") } }
    told.any { it.endsWith('was refused: the runbook cannot be read now; send it again later') }
    Files.exists(folder.resolve('in/alarm.json'))
    runs.empty
    camel.routes*.endpoint.every { it instanceof FileEndpoint }

    when:
    Files.writeString(folder.resolve('runbooks/erp.groovy'), text)

    then:
    eventually { assert Files.exists(folder.resolve('in/.camel/alarm.json')) }
    runs*.by()*.reason().every { it.contains("message 'alarm.json/") }
    runs.size() == 1
  }

  def "where it cannot be written down, the sender is told by a failure"() {
    given:
    muster.close()

    when:
    ask('the hall burns')

    then:
    def failure = thrown(CamelExecutionException)
    failure.cause instanceof NotNowException
  }

  def "the listeners follow the files"() {
    when:
    write("from 'direct:other', runs: drill")
    follow()

    then:
    camel.routes*.endpoint*.endpointUri == ['direct://other']

    when:
    write("from 'nothing:at-all?password=hidden-secret', runs: drill; from 'direct:third', runs: drill")
    follow()
    follow()

    then: 'what cannot be listened to keeps nobody else from it'
    camel.routes*.endpoint*.endpointUri == ['direct://third']
    told.count { it.contains("messages from 'nothing:at-all") && it.contains('are not taken, and it is tried again') } == 1
    told.every { !it.contains('hidden-secret') }
  }
}
