// SPDX-License-Identifier: Apache-2.0
package io.muster.report

import io.muster.RunbookSpecification
import io.muster.engine.ControlRequest
import io.muster.report.Evidence.Verdict
import io.muster.report.StepEvidence.End
import io.muster.report.StepEvidence.Kind
import io.muster.report.StepEvidence.State
import io.muster.run.Actor
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepFailed
import io.muster.runbook.PlanName
import java.time.Duration
import java.util.concurrent.TimeUnit
import javax.xml.parsers.DocumentBuilderFactory

class EvidenceSpec extends RunbookSpecification {

  static final TWO = '''failover {
    group('data') { vm 'db01'; verify { tools 'db01', within: 5.minutes } }
    group('app') { vm 'app01' }
  }'''

  def 'a drill leaves who started it, what was aimed at and reached, and every step with its time'() {
    given:
    run(runbook(TWO), PlanName.DRILL)

    when:
    def evidence = evidence()

    then:
    with(evidence.run()) {
      runbook() == 'erp'
      plan() == 'drill'
      by() == PERSON.name()
      production() == 'berlin'
      lab()
      sha256() ==~ /[0-9a-f]{64}/
    }
    evidence.muster() == '1.2.3'
    evidence.standing().outcome() == Optional.of('done')
    evidence.standing().undoBegan().present
    evidence.recoveryTime().target() == Optional.of(Duration.ofMinutes(30))
    evidence.recoveryTime().reached().get() > Duration.ofSeconds(10)
    evidence.recoveryTime().verdict() == Verdict.MET
    evidence.recoveryPoint().verdict() == Verdict.MET
    evidence.steps()*.id() == ['drill/data/db01', 'drill/data/verify-1/tools-db01', 'drill/app/app01', 'undo/app/app01', 'undo/data/db01']
    evidence.steps()*.kind() == [Kind.MACHINE, Kind.CHECK, Kind.MACHINE, Kind.TAKING_BACK, Kind.TAKING_BACK]
    evidence.steps()*.what() == ['testFailover', 'tools', 'testFailover', 'take back', 'take back']
    evidence.steps().every { it.state() == State.DONE && it.attempts().size() == 1 && it.attempts()[0].ended().present }
    evidence.steps()[0].takenBack()
    evidence.steps()[0].tasks().any { it ==~ /powerOn \S+ \(frankfurt\)/ }
    evidence.faults() == []
  }

  def 'a halted run leaves its faults and attempts, and what was said to it and why'() {
    given:
    def runbook = runbook(TWO)
    startLab(runbook, "faults { refuse 'powerOn', of: 'app01_replica', times: 1 }")
    run(runbook)

    expect:
    with(evidence()) {
      standing().outcome() == Optional.of('halted')
      recoveryTime().verdict() == Verdict.NOT_MEASURED
      faults()*.retried() == [false]
      faults()*.name() == ['InsufficientResourcesFault']
      steps()[2].state() == State.FAILED
      steps()[2].attempts()*.end() == [End.FAILED]
    }

    when:
    def request = new ControlRequest(run, Control.RETRY, Optional.empty(), true, new Actor('ann', 'the host is back'))
    engine.tell(request, {}).toCompletableFuture().get(30, TimeUnit.SECONDS)

    then:
    with(evidence()) {
      standing().outcome() == Optional.of(Outcome.DONE.word())
      told()*.what() == ['retry']
      told()[0].by() == 'ann'
      told()[0].reason() == 'the host is back'
      steps()[2].state() == State.DONE
      steps()[2].attempts()*.end() == [End.FAILED, End.DONE]
    }
  }

  def 'what is read from the JSON is what was written, and anything unknown is refused'() {
    given:
    run(runbook(TWO), PlanName.DRILL)
    def json = EvidenceJson.draft(evidence()).unsealed()

    expect:
    EvidenceJson.read(json) == evidence()

    when:
    EvidenceJson.read(json.replaceFirst('"muster":', '"more":1,"muster":'))

    then:
    thrown IllegalArgumentException
  }

  def 'a drill is a test suite: each step, both aims and the outcome are its cases'() {
    given:
    run(runbook(TWO), PlanName.DRILL)

    when:
    def suite = suite()
    def cases = all(suite, 'testcase')

    then:
    cases*.getAttribute('name') == ['db01 (testFailover)', 'tools-db01 (tools)', 'app01 (testFailover)', 'app01 (take back)', 'db01 (take back)', 'recovery time', 'recovery point', 'outcome']
    cases[0].getAttribute('classname') == 'erp.drill.data'
    (cases[0].getAttribute('time') as double) > 1
    suite.getAttribute('tests') == '8'
    suite.getAttribute('failures') == '0'
    all(suite, 'property').find { it.getAttribute('name') == 'run' }.getAttribute('value') == run.value()
  }

  def 'a drill that fails, or takes too long, fails the pipeline'() {
    given:
    def runbook = load(runbookText().replace('rto 30.minutes', 'rto 10.seconds'))
    startLab(runbook, different)
    run(runbook, PlanName.DRILL)

    expect:
    all(suite(), 'failure')*.parentNode*.getAttribute('name') == failed
    suite().getAttribute('failures') == failed.size() as String

    where:
    different                                             || failed
    ''                                                    || ['recovery time']
    "site('frankfurt') { vm 'db01_replica', tools: never }" || ['tools-db01 (tools)', 'outcome']
  }

  private static String runbookText() {
    """runbook('erp') {
      title 'ERP'
      rto 30.minutes
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { snapshot 'db01'; snapshot 'app01' }
      $TWO
    }"""
  }

  private getRun() {
    journal.runs().first().id()
  }

  private Evidence evidence() {
    Evidence.of(journal.find(run).get(), journal.events(run, 0)*.event(), '1.2.3')
  }

  private suite() {
    def xml = JUnitReport.draft(evidence()).unsealed()
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.bytes)).documentElement.firstChild.nextSibling
  }

  private static List all(node, String name) {
    def found = node.getElementsByTagName(name)
    (0..<found.length).collect { found.item(it) }
  }
}
