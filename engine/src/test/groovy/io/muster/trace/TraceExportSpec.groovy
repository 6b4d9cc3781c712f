// SPDX-License-Identifier: Apache-2.0
package io.muster.trace

import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpServer
import io.muster.RunbookSpecification
import io.muster.config.OtlpSettings
import io.muster.journal.Samples
import io.muster.journal.jdbc.JdbcJournal
import io.muster.lab.World
import io.muster.run.Actor
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.StepFault
import io.muster.run.StepPlace
import io.muster.run.TaskReference
import io.muster.runbook.StepId
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import spock.lang.TempDir

/** Traces from a journal to a collector that takes OTLP over HTTP. */
class TraceExportSpec extends RunbookSpecification {

  static final FAULT = new StepFault('InvalidPowerState', "'web01' is off", false)

  @TempDir
  Path folder

  Instant now = Samples.TIME
  List<Map> requests = [].asSynchronized()
  int status = 200
  HttpServer collector
  TraceExport export

  def setup() {
    journal = JdbcJournal.embedded(folder, 'a spec')
    collector = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
    collector.createContext('/v1/traces') { exchange ->
      requests << [json: new ObjectMapper().readValue(exchange.requestBody.text, Map), type: exchange.requestHeaders.getFirst('Content-Type'),
                   authorization: exchange.requestHeaders.getFirst('Authorization')]
      exchange.sendResponseHeaders(status, -1)
      exchange.close()
    }
    collector.start()
    export = open()
  }

  def cleanup() {
    export.close()
    collector.stop(0)
    journal.close()
  }

  /** A process that sends traces. */
  private TraceExport open(String node = 'here') {
    new TraceExport(new OtlpSettings(URI.create("http://127.0.0.1:${collector.address.port}"), Optional.of('Bearer x')), journal, journal.noticeMarks(), { now } as InstantSource, node, '1.2')
      .tap { round() }
  }

  private void happens(String run, List<RunEvent> events, String node = 'here') {
    def id = Samples.run(run).id()
    def claim = journal.find(id).present ? journal.claim(id, node) : journal.create(Samples.run(run), [] as Set, node)
    events.each { journal.append(claim, it, []) }
  }

  private static Instant at(int seconds) {
    Samples.TIME.plusSeconds(seconds)
  }

  private static StepPlace place(String path, String vm = null) {
    new StepPlace(new StepId(path), Optional.ofNullable(vm ? 'web' : null), Optional.ofNullable(vm))
  }

  private static final WEB = place('failover/web/web01', 'web01')

  private static RunEvent began(int seconds, int attempt = 1, StepPlace step = WEB) {
    new RunEvent.StepBegan(at(seconds), step, attempt)
  }

  private static RunEvent task(int seconds, String reference) {
    new RunEvent.TaskBegan(at(seconds), WEB, new TaskReference('frankfurt', 'uuid', 'powerOn', reference))
  }

  private static RunEvent done(int seconds, StepPlace step = WEB) {
    new RunEvent.StepDone(at(seconds), step, 'started', Optional.empty(), Optional.empty())
  }

  private static RunEvent ended(String run, int seconds, Outcome outcome) {
    new RunEvent.RunEnded(at(seconds), Samples.run(run).id(), outcome, Optional.of(Duration.ofSeconds(seconds)), Optional.empty())
  }

  private List<Map> spans() {
    requests.collectMany { it.json.resourceSpans*.scopeSpans.flatten()*.spans.flatten() }
  }

  private Map span(String name) {
    def found = spans().findAll { it.name == name }
    assert found.size() == 1
    found[0]
  }

  private static List<Integer> seconds(Map span) {
    [span.startTimeUnixNano, span.endTimeUnixNano].collect { ((it as BigInteger) - (Samples.TIME.epochSecond as BigInteger) * 1_000_000_000 - Samples.TIME.nano) / 1_000_000_000 as int }
  }

  private static Map attributes(Map span) {
    span.attributes.collectEntries { [it.key, it.value.stringValue] }
  }

  def 'a run that went on in a second process is one trace: run, group, step, task'() {
    given:
    happens('erp-1', [began(1), task(2, 'task-1')])
    export.round()
    export.close()

    when: 'another process goes on with it'
    happens('erp-1', [new RunEvent.RunControlled(at(60), Control.RESUME, Optional.empty(), new Actor('there', '')),
      began(61, 2), task(62, 'task-2'), done(70), began(71, 1, place('failover/after/1')), done(72, place('failover/after/1')),
      ended('erp-1', 80, Outcome.DONE)], 'there')
    export = open('there')

    then:
    spans()*.name == ['failover minimal', 'failover/web', 'failover/web/web01', 'vsphere powerOn', 'vsphere powerOn', 'failover/after/1']
    spans()*.traceId.unique().size() == 1
    spans()[0].traceId ==~ /[0-9a-f]{32}/
    spans()*.spanId.unique().size() == 6
    spans()*.spanId.every { it ==~ /[0-9a-f]{16}/ }

    and: 'each is below the one it is a part of'
    def run = span('failover minimal')
    def group = span('failover/web')
    def step = span('failover/web/web01')
    !run.containsKey('parentSpanId')
    group.parentSpanId == run.spanId
    span('failover/after/1').parentSpanId == run.spanId
    step.parentSpanId == group.spanId
    spans().findAll { it.name == 'vsphere powerOn' }*.parentSpanId == [step.spanId] * 2

    and: 'at its times, by the clock of the sites'
    seconds(run) == [0, 80]
    seconds(group) == [1, 70]
    seconds(step) == [1, 70]
    spans().findAll { it.name == 'vsphere powerOn' }.collect { seconds(it) } == [[2, 62], [62, 70]]

    and:
    spans().every { it.status == [code: 1] && it.kind == 1 }
    attributes(run).subMap(['muster.run', 'muster.runbook', 'muster.plan', 'muster.outcome']) ==
      ['muster.run': 'erp-1', 'muster.runbook': 'minimal', 'muster.plan': 'failover', 'muster.outcome': 'done']
    attributes(step).subMap(['muster.vm', 'muster.attempts', 'muster.state']) == ['muster.vm': 'web01', 'muster.attempts': '2', 'muster.state': 'done']
    requests[0].type == 'application/json'
    requests[0].authorization == 'Bearer x'
    attributes(requests[0].json.resourceSpans[0].resource) == ['service.name': 'muster', 'service.version': '1.2', 'service.instance.id': 'there']
  }

  def 'a halt is sent with its fault, and what follows in the same trace, no span twice'() {
    given:
    happens('erp-1', [began(1), new RunEvent.StepFailed(at(5), WEB, FAULT, true, Optional.empty()),
      new RunEvent.RunHalted(at(5), WEB, FAULT), ended('erp-1', 5, Outcome.HALTED)])

    when:
    export.round()

    then:
    spans()*.status == [[code: 2, message: 'halted'], [code: 2, message: 'failover/web/web01 has failed'], [code: 2, message: "'web01' is off"]]

    when:
    happens('erp-1', [new RunEvent.RunControlled(at(600), Control.RETRY, Optional.empty(), new Actor('ann', 'on')), began(601, 2), done(610), ended('erp-1', 611, Outcome.DONE)])
    export.round()
    def resumed = span('failover minimal, resumed')

    then:
    seconds(resumed) == [600, 611]
    resumed.parentSpanId == span('failover minimal').spanId
    resumed.status == [code: 1]
    spans()*.traceId.unique().size() == 1
    spans()*.spanId.unique().size() == spans().size()
  }

  def 'a collector that cannot take it now gets it later, one that refuses it does not'() {
    given:
    status = answer
    happens('erp-1', [ended('erp-1', 5, Outcome.DONE)])

    when:
    3.times { export.round() }
    def before = requests.size()
    status = 200
    now += Duration.ofSeconds(10)
    2.times { export.round() }

    then:
    [before, requests.size()] == [1, total]

    where:
    answer || total
    503    || 2
    400    || 1
  }

  def 'a collector that is away for a day is not waited for any longer'() {
    given:
    status = 503
    happens('erp-1', [ended('erp-1', 5, Outcome.DONE)])
    export.round()

    when:
    now += Duration.ofHours(24)
    2.times { export.round() }

    then:
    requests.size() == 2
    journal.noticeMarks().behind(TraceExport.TARGET).empty
  }

  def 'a run in the lab has a span for each of its steps, within those of its groups'() {
    given:
    def erp = runbook("failover { group('a') { vm 'one' }\n group('b') { vm 'two'; verify { tools 'two', within: 5.minutes } } }")
    continueLab(World.fitting(erp, START, 1))

    when:
    run(erp)
    export.round()
    def byId = spans().collectEntries { [it.spanId, it] }

    then:
    spans().findAll { it.name.startsWith('vsphere ') }*.name.countBy { it }['vsphere powerOn'] == 2
    span('failover/a').parentSpanId == span('failover erp').spanId
    spans().findAll { it.parentSpanId }.every { it.startTimeUnixNano >= byId[it.parentSpanId].startTimeUnixNano && it.endTimeUnixNano <= byId[it.parentSpanId].endTimeUnixNano }
    span('failover/a').endTimeUnixNano <= span('failover/b').startTimeUnixNano
  }
}
