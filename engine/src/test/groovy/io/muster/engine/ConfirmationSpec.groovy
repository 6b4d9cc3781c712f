// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.run.Actor
import io.muster.run.Outcome
import io.muster.run.RunEvent.DecisionAsked
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunId
import io.muster.runbook.PlanName
import io.muster.vsphere.PowerState
import java.time.Duration
import java.util.concurrent.TimeUnit

/** People are asked before a run does anything. */
class ConfirmationSpec extends RunbookSpecification {

  static final RunId RUN = new RunId('erp-alarm-1')

  def erp = runbook("failover { before { pause 'is it true?', within: 1.hour, otherwise: go }; group('a') { vm 'db01' } }")

  RunReport asked(PlanName plan, String choice, boolean confirmed = false) {
    def confirmation = new Confirmation("'erp-alarm' wants it", [], Duration.ofHours(1))
    def terms = new Terms(Optional.of(RUN), Duration.ZERO, true, Optional.of(confirmation))
    engine.run(new RunRequest(erp, plan, [] as Set, confirmed, false, new Actor('webhook', ''), terms)) { event ->
      events << event
      if (choice && event instanceof DecisionAsked && event.step().id().path().endsWith('confirm')) {
        time.at(event.time().plusSeconds(60)) { engine.answer(RUN, choice, PERSON) }
      }
    }.toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  List<String> getBegan() {
    events.findAll { it instanceof StepBegan }.collect { it.step().id().path() }
  }

  def "a failover begins when somebody says go, with what it asks itself"() {
    given:
    startLab(erp)

    when:
    def report = asked(PlanName.FAILOVER, 'go')

    then:
    report.outcome() == Outcome.DONE
    began == ['failover/before/confirm', 'failover/before/pause-1', 'failover/a/db01']
    with(events.find { it instanceof DecisionAsked }) {
      it.question().text() == "'erp-alarm' wants it"
      it.question().choices() == ['go', 'halt', 'undo']
    }
    replica('db01_replica').powerState() == PowerState.POWERED_ON
  }

  def "of #plan nothing is done when the answer is #choice, and the run is #outcome"() {
    given:
    startLab(erp)
    if (plan == PlanName.UNDO) {
      run(erp)
      events.clear()
    }

    when:
    def report = asked(plan, choice)

    then:
    report.outcome() == outcome
    began == ["${plan.word()}/before/confirm"]
    replica('db01_replica').powerState() == (plan == PlanName.UNDO ? PowerState.POWERED_ON : PowerState.POWERED_OFF)

    where:
    plan              | choice || outcome
    PlanName.FAILOVER | 'undo' || Outcome.UNDONE
    PlanName.FAILOVER | 'halt' || Outcome.HALTED
    PlanName.FAILOVER | null   || Outcome.UNDONE
    PlanName.DRILL    | null   || Outcome.FAILED
    PlanName.UNDO     | 'halt' || Outcome.FAILED
    PlanName.UNDO     | 'undo' || Outcome.FAILED
    PlanName.UNDO     | null   || Outcome.FAILED
  }

  def "what is lost is asked about, and needs no other word"() {
    given:
    startLab(erp)
    run(erp)
    events.clear()

    when:
    def report = asked(PlanName.UNDO, 'go')

    then:
    events.find { it instanceof DecisionAsked }.question().text() ==~ "'erp-alarm' wants it; undo of 'db01_replica' discards what was written on it since [^;]+"
    report.outcome() == Outcome.UNDONE
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }
}
