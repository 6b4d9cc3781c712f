// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel

import org.apache.camel.CamelContext
import org.apache.camel.Exchange
import org.apache.camel.ResolveEndpointFailedException

class RunbookConsumerSpec extends CamelSpecification {

  private static boolean isEnd(Exchange exchange) {
    exchange.message.getHeader('CamelCloudEventType') == 'io.muster.run.ended'
  }

  private static final Closure<Boolean> END = { Exchange it -> isEnd(it) }

  private static List<String> ids(List<Exchange> heard) {
    heard.collect { it.message.getHeader('CamelCloudEventID', String) }
  }

  def "what happens in a run is told in order, as CloudEvents"() {
    given:
    def heard = new Heard(END)
    listen(camel, 'runbook:minimal?delay=20&initialDelay=0', 'events', heard.&hear)

    when:
    def run = request('runbook:minimal?plan=failover&wait=true').message.getHeader('CamelMusterRun', String)
    def events = heard.all().collect { read(it.message.getBody(String)) }

    then:
    with(events.first()) {
      specversion == '1.0'
      id == "$run/1"
      source == '/muster/runbooks/minimal'
      type == 'io.muster.run.started'
      subject == run
      datacontenttype == 'application/json'
      time == data.time
      data.type == 'run.started'
      data.run == run
    }
    events.last().data.outcome == 'done'
    events.find { it.type == 'io.muster.step.done' }.subject.startsWith("$run/failover/")
    events*.id*.tokenize('/')*.last()*.toInteger() == events*.id*.tokenize('/')*.last()*.toInteger().sort().unique()
    heard.exchanges.every { it.message.getHeader('Content-Type') == 'application/cloudevents+json' && it.message.getHeader('CamelMusterRun') == run }
  }

  def "in binary mode the data is the body, and headers have the rest"() {
    given:
    def heard = new Heard(END)
    listen(camel, 'runbook:minimal?format=binary&events=run.*&delay=20&initialDelay=0', 'events', heard.&hear)

    when:
    def run = request('runbook:minimal?plan=failover&wait=true').message.getHeader('CamelMusterRun', String)
    def message = heard.all().last().message

    then:
    heard.exchanges*.message*.getHeader('CamelCloudEventType') == ['io.muster.run.started', 'io.muster.run.ended']
    message.getHeader('ce-specversion') == '1.0'
    message.getHeader('ce-type') == 'io.muster.run.ended'
    message.getHeader('ce-id') == message.getHeader('CamelCloudEventID')
    message.getHeader('Content-Type') == 'application/json'
    read(message.getBody(String)).with { [it.run, it.outcome] } == [run, 'done']
  }

  def "an event that a route fails on is told again, before any other of its run"() {
    given:
    def heard = new Heard(END)
    def failures = 2
    listen(camel, 'runbook:minimal?delay=20&initialDelay=0', 'events') { Exchange it ->
      if (it.message.getHeader('CamelCloudEventType') == 'io.muster.step.done' && failures-- > 0) {
        heard.exchanges << it.copy()
        throw new IllegalStateException('the database is away')
      }
      heard.hear(it)
    }

    when:
    request('runbook:minimal?plan=failover&wait=true')
    def ids = ids(heard.all())

    then:
    ids.groupBy { it }.findAll { it.value.size() > 1 }.collect { it.value.size() } == [3]
    ids.unique(false)*.tokenize('/')*.last()*.toInteger() == ids*.tokenize('/')*.last()*.toInteger().sort().unique()
  }

  def "an application that starts again is told what happened since, and nothing twice"() {
    given:
    def before = new Heard(END)
    def uri = 'runbook:minimal?delay=20&initialDelay=0'
    restartCamel('max') { CamelContext it -> listen(it, uri, 'events', before.&hear) }
    request('runbook:minimal?plan=drill&wait=true')
    before.all()

    when: 'something happens while nobody listens'
    restartCamel()
    request('runbook:minimal?plan=failover&wait=true')
    def after = new Heard(END)
    restartCamel('max') { CamelContext it -> listen(it, uri, 'events', after.&hear) }

    then:
    ids(after.all()).disjoint(ids(before.exchanges))
    after.exchanges.first().message.getHeader('CamelCloudEventType') == 'io.muster.run.started'
  }

  def "a new consumer begins with #begin"() {
    given:
    request('runbook:minimal?plan=drill&wait=true')
    int left = ends
    def heard = new Heard({ --left == 0 })

    when:
    listen(camel, "runbook:minimal?begin=$begin&events=run.ended&delay=20&initialDelay=0", 'events', heard.&hear)
    request('runbook:minimal?plan=failover&wait=true')

    then:
    heard.all().size() == ends

    where:
    begin       || ends
    'now'       || 1
    'beginning' || 2
  }

  def "another runbook's runs are not told"() {
    given:
    def heard = new Heard(END)
    listen(camel, 'runbook:minimal?events=run.ended&delay=20&initialDelay=0', 'events', heard.&hear)

    when:
    request('runbook:asking?plan=drill&wait=true')
    def run = request('runbook:minimal?plan=drill&wait=true').message.getHeader('CamelMusterRun', String)

    then:
    heard.all()*.message*.getHeader('CamelMusterRun') == [run]
  }

  def "a type of event that there is not is refused with the one that may be meant"() {
    when:
    listen(camel, 'runbook:minimal?events=run.endde', 'events') {}

    then:
    def e = thrown(Exception)
    [e, e.cause, e.cause?.cause].any { it?.message?.contains("there is no event 'run.endde'; did you mean 'run.ended'?") }
  }
}
