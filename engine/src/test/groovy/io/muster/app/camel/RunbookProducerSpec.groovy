// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel

import io.muster.app.Refusal
import io.muster.run.RunId
import org.apache.camel.Exchange
import org.apache.camel.ExchangePattern
import org.apache.camel.FailedToCreateProducerException
import org.apache.camel.ResolveEndpointFailedException

class RunbookProducerSpec extends CamelSpecification {

  private static Object json(Exchange exchange) {
    assert exchange.exception == null
    read(exchange.message.getBody(String))
  }

  def "a message starts a plan and goes on when the run is written down"() {
    when:
    def sent = send('runbook:minimal?plan=failover&by=ada&reason=a test', ExchangePattern.InOnly, [:], 'the alarm')

    then:
    def run = sent.message.getHeader('CamelMusterRun', String)
    run.startsWith('minimal-')
    sent.message.body == 'the alarm'

    when:
    def status = json(request("runbook:minimal?operation=status&run=$run"))

    then:
    status.plan == 'failover'
    status.by == 'ada'
    status.reason == 'a test'
  }

  def "a message that waits is answered when the run has ended"() {
    when:
    def ended = request('runbook:minimal?plan=failover&wait=true')

    then:
    ended.message.getHeader('CamelMusterOutcome') == 'done'
    ended.message.getHeader('CamelMusterState') == 'ended'
    json(ended).with { [it.outcome, it.by, it.asks] } == ['done', 'shop', []]

    and: 'its report is written as that of any run'
    folder.resolve("data/reports/${ended.message.getHeader('CamelMusterRun')}.html").toFile().exists()
  }

  def "headers choose machines and say who and why, and cannot change what the route says"() {
    when:
    def ended = request('runbook:minimal?plan=failover&wait=true&by=the route',
      [CamelMusterMachines: ['db01'], CamelMusterBy: 'mallory', CamelMusterReason: 'a test'])
    def run = camel.getComponent('runbook', RunbookComponent).muster.desk().find(new RunId(ended.message.getHeader('CamelMusterRun', String)))

    then:
    json(ended).by == 'the route'
    json(ended).reason == 'a test'
    run.plan().machines().toList()*.vm() == ['db01']

    and:
    request('runbook:minimal?plan=failover&machines=db02').exception.message.contains("no machine 'db02'; did you mean 'db01'?")
  }

  def "a body that is a map passes parameters, and what the runbook does not take is refused"() {
    when:
    def wrong = request('runbook:asking?plan=failover', [:], [tikcet: 'INC-7'])

    then:
    with(wrong.exception, RunbookException) {
      kind() == Refusal.Kind.INVALID
      message.contains("there is no parameter 'tikcet'")
      message.contains("did you mean 'ticket'?")
      stackTrace.length == 0
    }

    expect:
    request('runbook:asking?plan=failover', [CamelMusterParameters: [ticket: 7]]).exception == null
  }

  def "a run is answered by the one who is named, and goes on"() {
    given:
    def asked = new Heard({ true })
    def ended = new Heard({ true })
    restartCamel('600') {
      listen(it, 'runbook:asking?events=decision.asked&delay=20&initialDelay=0', 'asked', asked.&hear)
      listen(it, 'runbook:asking?events=run.ended&delay=20&initialDelay=0', 'ended', ended.&hear)
    }
    def run = request('runbook:asking?plan=failover').message.getHeader('CamelMusterRun', String)
    asked.all()

    expect:
    json(request("runbook:asking?operation=status&run=$run")).asks[0].choices.contains('undo')

    when:
    def nobody = request("runbook:asking?operation=answer&run=$run&choice=undo")

    then:
    nobody.exception.message == "operation 'answer' of 'asking' needs 'by'; give the option by or the header CamelMusterBy"

    when:
    def wrong = request("runbook:asking?operation=answer&run=$run", [CamelMusterChoice: 'perhaps', CamelMusterBy: 'bob'])

    then:
    with(wrong.exception, RunbookException) {
      kind() == Refusal.Kind.REFUSED
      message.contains("'perhaps'")
    }

    when:
    def answered = request("runbook:asking?operation=answer&run=$run&choice=undo", [CamelMusterBy: 'bob'])

    then:
    answered.exception == null
    ended.all()[0].message.getBody(String).contains('"outcome":"undone"')
  }

  def "data is discarded only where the route says that it is meant"() {
    given:
    request('runbook:minimal?plan=failover&wait=true')

    when:
    def undone = request('runbook:minimal?plan=undo&wait=true', [yes: true, CamelMusterYes: 'true'])

    then:
    with(undone.exception, RunbookException) {
      kind() == Refusal.Kind.REFUSED
      message.endsWith('refused; nothing was changed')
      message.contains('discard')
    }

    expect:
    request('runbook:minimal?plan=undo&wait=true&yes=true').message.getHeader('CamelMusterOutcome') == 'undone'
  }

  def "what cannot be told now is refused with the sentence of the command line"() {
    given:
    def run = request('runbook:minimal?plan=failover&wait=true').message.getHeader('CamelMusterRun', String)

    expect:
    request("runbook:minimal?operation=$operation$more&run=$run").exception.message.startsWith(sentence.replace('RUN', run))

    where:
    operation | more                       || sentence
    'retry'   | ''                         || "run 'RUN' has ended"
    'abort'   | ''                         || "run 'RUN' has ended"
    'move'    | '&to=2026-11-21T02:00:00Z' || "no step of run 'RUN' waits for a time"
    'move'    | '&to=tomorrow'             || "'tomorrow' is no instant; write one such as 2026-11-21T02:00:00Z"
  }

  def "a run of another runbook, and one that is not there, are refused"() {
    given:
    def run = request('runbook:minimal?plan=failover&wait=true').message.getHeader('CamelMusterRun', String)

    expect:
    request("runbook:asking?operation=status&run=$run").exception.message ==
      "run '$run' is of runbook 'minimal'; send to 'runbook:minimal' what is meant for it"
    request('runbook:asking?operation=status&run=no-such').exception.message.contains("'no-such'")
    request('runbook:asking?operation=status').exception.message ==
      "operation 'status' of 'asking' needs 'run'; give the option run or the header CamelMusterRun"
  }

  def "a header with #what is refused"() {
    expect:
    request('runbook:minimal?plan=failover', [(header): value]).exception.message.contains('send a plain text')

    where:
    what                 | header                | value
    'control characters' | 'CamelMusterReason'   | "a\nforged line"
    'a very long text'   | 'CamelMusterBy'       | 'x' * 2_001
    'a hostile machine'  | 'CamelMusterMachines' | ["db01\u0000"]
  }

  def "endpoint #uri is refused with what to write instead"() {
    when:
    camel.getEndpoint(uri).createProducer()

    then:
    def e = thrown(Exception)
    e.class in [ResolveEndpointFailedException, FailedToCreateProducerException, IllegalArgumentException]
    [e, e.cause].any { it?.message?.contains(sentence) }

    where:
    uri                                                   || sentence
    'runbook:minimal?plan=failovr'                        || "there is no plan 'failovr'; did you mean 'failover'?"
    'runbook:minimal'                                     || "there is no plan ''; there are "
    'runbook:minimal?operation=strat'                     || "'strat' is not an operation on a runbook; did you mean 'start'?"
    'runbook:minimal?operation=status&choice=undo'        || "option 'choice' is of no use to operation 'status', which takes run"
    'runbook:minimal?plan=failover&speed=3'               || 'speed=3'
  }

  def "a runbook that is in none of the folders is refused with those that are there"() {
    expect:
    request('runbook:minimla?plan=failover').exception.message.endsWith("did you mean 'minimal'?")
    request('runbook:erp?plan=failover').exception.message.endsWith('there are asking, minimal')
  }

  def "a run that the application leaves goes on when it starts again"() {
    given:
    restartCamel('60')
    def run = request('runbook:minimal?plan=failover').message.getHeader('CamelMusterRun', String)

    when:
    def ended = new Heard({ true })
    restartCamel('max') { listen(it, 'runbook:minimal?events=run.ended&begin=beginning&delay=20&initialDelay=0', 'ended', ended.&hear) }

    then:
    ended.all()[0].message.with { [it.getHeader('CamelMusterRun'), it.getBody(String).contains('"outcome":"done"')] } == [run, true]
  }
}
