// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replica.ReplicaMark
import io.muster.run.Actor
import io.muster.run.Outcome
import io.muster.run.RunEvent.DecisionAnswered
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration
import java.util.concurrent.TimeUnit

/** A failover that stands and is decided to go back begins the runbook's failback, as a run of its own. */
class FailbackDecisionSpec extends RunbookSpecification {

  static final RunId FIRST = new RunId('erp-20261121-030000')
  static final RunId SECOND = new RunId('erp-20261121-030000-failback')

  static Runbook erp(String decide, String back = 'switchover automatic; decide { commit when: checksPass; undo when: checksFail; within 4.hours, otherwise: undo }') {
    runbook("failover { group('a') { vm 'db01'; vm 'app01' }; decide { $decide } }\n failback { $back }")
  }

  void start(Runbook runbook, String faults = '') {
    startLab(runbook, faults)
    engine.submit(new RunRequest(runbook, PlanName.FAILOVER, [] as Set, true, false, PERSON), {}).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  Segment goOn(RunId run) {
    engine.goOn(run, Duration.ofSeconds(30), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  def "people decide that the machines go back, and a failback of its own name begins with who has said so"() {
    given:
    start(erp('ask; within 2.hours, otherwise: keep'))
    goOn(FIRST)

    when:
    engine.answer(FIRST, 'failback', new Actor('bob', 'Berlin is dry')).toCompletableFuture().get(30, TimeUnit.SECONDS)
    def first = goOn(FIRST).report()

    then:
    first.outcome() == Outcome.DONE
    first.rto().present
    first.next() == Optional.of(SECOND)
    with(journal.find(SECOND).get()) {
      plan().name() == PlanName.FAILBACK
      by() == new Actor('bob', "decided in run 'erp-20261121-030000': Berlin is dry")
    }
    journal.runs().collectEntries { [it.id(), it.state()] } == [(FIRST): RunState.ENDED, (SECOND): RunState.RUNNING]
    journal.owners().values().toSet() == [SECOND] as Set

    when:
    def second = goOn(SECOND).report()

    then: 'it has a decision of its own'
    second.outcome() == Outcome.DONE
    events.findAll { it instanceof DecisionAnswered }*.choice() == ['commit']
    journal.events(FIRST).findAll { it instanceof DecisionAnswered }*.choice() == ['failback']
    inLab { lab.vSphere('berlin').virtualMachines() }.findAll { it.name() in ['db01', 'app01'] }*.powerState() as Set == [PowerState.POWERED_ON] as Set
    journal.owners().isEmpty()
    engine.report(FIRST).toCompletableFuture().get(30, TimeUnit.SECONDS).next() == Optional.of(SECOND)
  }

  def "the #who decides for the failback"() {
    given:
    start(erp(decide))

    when:
    def first = goOn(FIRST)
    if (first instanceof Segment.Left) {
      inLab { time.sleep(Duration.between(time.now(), first.until())) }
      first = goOn(FIRST)
    }

    then:
    first.report().next() == Optional.of(SECOND)
    journal.find(SECOND).get().by().name() == who

    where:
    who          | decide
    'checks'     | 'failback when: checksPass; undo when: checksFail'
    'time limit' | 'ask; within 2.hours, otherwise: failback'
  }

  def "a run that was killed between the answer and the failback begins it once"() {
    given: 'what was written until right after the answer'
    start(erp('failback when: checksPass; undo when: checksFail'))
    goOn(FIRST)
    def told = journal.events(FIRST)
    def stored = journal.find(FIRST).get()
    def owned = journal.owners().keySet()
    def answered = told.findIndexOf { it instanceof DecisionAnswered }
    def world = lab.world()
    stopLab()
    journal = new io.muster.journal.MemoryJournal()
    journal.restore(stored, 'here', owned, told.take(answered + 1))
    continueLab(world)

    when:
    def first = goOn(FIRST)
    def again = goOn(FIRST)

    then:
    first.report().next() == Optional.of(SECOND)
    again instanceof Segment.Nothing
    journal.runs()*.id() as Set == [FIRST, SECOND] as Set
    goOn(SECOND).report().outcome() == Outcome.DONE
  }

  def "a failback that must not begin leaves the failover as it is, and says why"() {
    given: 'somebody has taken a replica for Ready meanwhile'
    start(erp('ask; within 2.hours, otherwise: failback'))
    def left = goOn(FIRST)
    inLab {
      def frankfurt = lab.vSphere('frankfurt')
      frankfurt.setCustomValue(frankfurt.virtualMachines().find { it.name() == 'db01_replica' }.id(), ReplicaMark.ATTRIBUTE, '')
      time.sleep(Duration.between(time.now(), left.until()))
    }

    when:
    def report = goOn(FIRST).report()

    then:
    report.outcome() == Outcome.FAILED
    report.next().empty
    report.standing()*.step()*.id()*.path() == ['failover/decide']
    report.standing()*.fault()*.sentence().every { it.contains('db01') }
    journal.runs()*.id() == [FIRST]
    replica('db01_replica').powerState() == PowerState.POWERED_ON
  }

  def "of a run for some machines, those go back"() {
    given:
    def erp = erp('failback when: checksPass; undo when: checksFail')
    startLab(erp)

    when:
    def report = run(erp, PlanName.FAILOVER, ['db01'] as Set)

    then:
    journal.find(report.next().get()).get().plan().machines().toList()*.vm().unique() == ['db01']
  }
}
