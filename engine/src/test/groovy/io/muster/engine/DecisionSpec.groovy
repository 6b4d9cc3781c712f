// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.run.Actor
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.People
import io.muster.run.RunEvent
import io.muster.run.RunEvent.AnswerRefused
import io.muster.run.RunEvent.DecisionAnswered
import io.muster.run.RunEvent.DecisionAsked
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit

/** What becomes of a failover or failback once it stands (LANGUAGE.md, Decisions). */
class DecisionSpec extends RunbookSpecification {

  static final String PEOPLE = 'ask; within 2.hours, otherwise: keep'

  static Runbook failover(String decide, String more = '') {
    runbook("failover { group('a') { vm 'db01'; vm 'app01'; $more }; decide { $decide } }")
  }

  /** Lets somebody answer so many seconds after people are asked. */
  void answers(int seconds, String choice, String who = 'bob') {
    planned << [seconds, choice, who]
  }

  List<List> planned = []

  /** Why answers were refused. */
  List<String> refused = []

  RunReport runAndAnswer(Runbook runbook, PlanName plan = PlanName.FAILOVER) {
    if (lab == null) {
      startLab(runbook)
    }
    def told = { RunEvent event ->
      events << event
      if (event instanceof DecisionAsked) {
        def run = journal.runs().first().id()
        planned.each { seconds, choice, who ->
          time.at(event.time().plusSeconds(seconds)) { answer(run, choice, who) }
        }
      }
    }
    engine.run(new RunRequest(runbook, plan, [] as Set, true, false, PERSON), told).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  private void answer(RunId run, String choice, String who) {
    engine.answer(run, choice, new Actor(who, 'it is right')).whenComplete { _, problem ->
      if (problem) {
        refused << (problem.cause ?: problem).message
      }
    }
  }

  List<DecisionAnswered> getAnswered() {
    events.findAll { it instanceof DecisionAnswered } as List<DecisionAnswered>
  }

  def "people are asked what becomes of a failover, and #choice makes it #outcome"() {
    given:
    answers(60, choice)

    when:
    def report = runAndAnswer(failover('ask; within 2.hours, otherwise: undo'))

    then:
    report.outcome() == outcome
    with(events.find { it instanceof DecisionAsked }.question()) {
      choices() == ['keep', 'undo', 'permanent', 'failback']
      otherwise() == 'undo'
    }
    answered*.choice() == [choice]
    answered*.by() == [new Actor('bob', 'it is right')]
    Duration.between(events.find { it instanceof DecisionAsked }.time(), answered[0].time()) == Duration.ofSeconds(60)
    replica('db01_replica').powerState() == power
    journal.runs()*.state() == [RunState.ENDED]

    where:
    choice      || outcome        | power
    'keep'      || Outcome.KEPT   | PowerState.POWERED_ON
    'undo'      || Outcome.UNDONE | PowerState.POWERED_OFF
    'permanent' || Outcome.DONE   | PowerState.POWERED_ON
  }

  def "where nobody answers in time, the runbook's own choice is made"() {
    when:
    def report = runAndAnswer(failover('ask; within 2.hours, otherwise: undo'))

    then:
    report.outcome() == Outcome.UNDONE
    answered*.by()*.name() == ['time limit']
    Duration.between(events.find { it instanceof DecisionAsked }.time(), answered[0].time()) == Duration.ofHours(2)
  }

  def "checks decide at once: #faults"() {
    given:
    def erp = failover('undo when: checksFail; keep when: checksPass', "verify { tools 'db01', within: 1.minute }")
    startLab(erp, faults)

    when:
    def report = runAndAnswer(erp)

    then:
    report.outcome() == outcome
    answered*.by()*.name() == ['checks']
    replica('db01_replica').powerState() == power

    where:
    faults                           || outcome        | power
    ''                               || Outcome.KEPT   | PowerState.POWERED_ON
    "faults { noTools 'db01_replica' }" || Outcome.UNDONE | PowerState.POWERED_OFF
  }

  def "a failback is committed when its checks hold"() {
    given:
    def erp = runbook('''
      failover { group('a') { vm 'db01' } }
      failback {
        switchover automatic
        powerOn true
        verify { tools 'db01', within: 5.minutes }
        decide { commit when: checksPass; undo when: checksFail; within 4.hours, otherwise: undo }
      }''')
    runAndAnswer(erp)
    events.clear()

    when:
    def report = runAndAnswer(erp, PlanName.FAILBACK)

    then:
    report.outcome() == Outcome.DONE
    report.waiting().empty
    ids(StepDone).last() == 'commit/a/db01'
    answered*.choice() == ['commit']
  }

  def "a failback that people take back is undone"() {
    given:
    def erp = runbook('''
      failover { group('a') { vm 'db01' } }
      failback { switchover automatic; decide { ask; within 4.hours, otherwise: keep } }''')
    runAndAnswer(erp)
    events.clear()
    answers(30, 'undo')

    when:
    def report = runAndAnswer(erp, PlanName.FAILBACK)

    then:
    report.outcome() == Outcome.UNDONE
    replica('db01_replica').powerState() == PowerState.POWERED_ON
  }

  def "it takes as many as the quorum says, who say the same and have not started the run"() {
    given:
    answers(10, 'undo', 'ada')
    answers(20, 'undo', 'bob')
    answers(30, 'undo', 'bob')
    answers(40, 'keep', 'eve')
    answers(50, 'sell', 'joe')
    answers(60, 'undo', 'joe')
    answers(70, 'keep', 'sue')

    when:
    def report = runAndAnswer(failover("ask approvers: ['leads'], quorum: 2, notStarter: true; within 2.hours, otherwise: keep"))

    then:
    report.outcome() == Outcome.UNDONE
    answered.collect { [it.by().name(), it.choice(), it.decided()] } == [['bob', 'undo', false], ['eve', 'keep', false], ['joe', 'undo', true]]
    refused.take(3) == [
      "'ada' has started the run, and somebody else has to answer",
      "'bob' has answered 'undo' already",
      "'sell' is not offered; answer with one of keep, undo, permanent, failback",
    ]
    journal.events(journal.runs().first().id(), 0)*.event().findAll { it instanceof AnswerRefused }.size() >= 3
  }

  def "a mail address is the person who has it, whether as approver, starter or answer"() {
    given:
    def names = ['ada@example.com': 'ada', 'bob@example.com': 'bob']
    people = new People() {
      Set<String> named(String person) {
        [name(person)]
      }

      String name(String nameOrMail) {
        names.getOrDefault(nameOrMail, nameOrMail)
      }
    }
    answers(10, 'undo', 'ada@example.com')
    answers(20, 'keep', 'bob@example.com')
    answers(30, 'keep', 'bob')
    answers(40, 'keep', 'eve@example.com')
    answers(50, 'keep', 'carl')

    when:
    def report = runAndAnswer(failover("ask approvers: ['ada', 'bob@example.com', 'carl'], quorum: 2, notStarter: true; within 2.hours, otherwise: undo"))

    then:
    report.outcome() == Outcome.KEPT
    answered.collect { [it.by().name(), it.decided()] } == [['bob', false], ['carl', true]]
    refused == [
      "'ada' has started the run, and somebody else has to answer",
      "'bob' has answered 'keep' already",
      "'eve@example.com' may not answer; those who may are ada, bob@example.com, carl",
    ]
  }

  def "an answer that comes after the decision is refused, and told what was decided"() {
    given:
    def erp = failover('ask; within 2.hours, otherwise: keep')
    answers(10, 'undo', 'bob')
    answers(11, 'keep', 'eve')

    when:
    runAndAnswer(erp)

    then:
    answered*.choice() == ['undo']
    refused.size() == 1
    refused[0].startsWith('it was decided at ')
    refused[0].endsWith(': undo, by bob')
  }

  def "a run that asks is left, and goes on when it is answered"() {
    given:
    def erp = failover('ask; within 2.days, otherwise: undo')
    startLab(erp)
    def run = engine.submit(new RunRequest(erp, PlanName.FAILOVER, [] as Set, true, false, PERSON), {}).toCompletableFuture().get(30, TimeUnit.SECONDS).id()
    def goOn = { engine.goOn(run, Duration.ofSeconds(30), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS) }

    when:
    def left = goOn()

    then:
    left instanceof Segment.Left
    journal.runs().first().state() == RunState.WAITING
    journal.runs().first().until() == Optional.of(left.until())

    when:
    engine.answer(run, 'keep', new Actor('bob', '')).toCompletableFuture().get(30, TimeUnit.SECONDS)
    def ended = goOn()

    then:
    ended.report().outcome() == Outcome.KEPT
    events.count { it instanceof DecisionAsked } == 1
  }

  def "a pause is answered with #choice"() {
    given:
    def erp = runbook("""failover {
      group('a') { vm 'db01' }
      group('b') { pause 'is the storage of Berlin off?', within: 1.hour, otherwise: $otherwise; vm 'app01' }
      onFailure $onFailure
    }""")
    if (choice) {
      answers(10, choice)
    }

    when:
    def report = runAndAnswer(erp)

    then:
    report.outcome() == outcome
    (replica('app01_replica').powerState() == PowerState.POWERED_ON) == (outcome == Outcome.DONE)

    where:
    choice | otherwise | onFailure || outcome
    'go'   | 'halt'    | 'halt'    || Outcome.DONE
    null   | 'go'      | 'halt'    || Outcome.DONE
    'halt' | 'go'      | 'halt'    || Outcome.HALTED
    null   | 'halt'    | 'halt'    || Outcome.HALTED
    'undo' | 'go'      | 'halt'    || Outcome.UNDONE
  }

  def "a pause that was answered with halt is asked for again when the run is retried, and left out when it is skipped: #control.word()"() {
    given:
    def erp = runbook("""failover {
      group('a') { vm 'db01' }
      group('b') { pause 'is the storage of Berlin off?', within: 1.hour, otherwise: halt; vm 'app01' }
    }""")
    if (choice) {
      answers(10, choice)
    }
    assert runAndAnswer(erp).outcome() == Outcome.HALTED
    events.clear()

    when:
    def told = { RunEvent event ->
      events << event
      if (event instanceof DecisionAsked) {
        time.at(event.time().plusSeconds(20)) { answer(journal.runs().first().id(), 'go', 'eve') }
      }
    }
    def report = engine.tell(new ControlRequest(journal.runs().first().id(), control, Optional.empty(), true, PERSON), told).toCompletableFuture().get(30, TimeUnit.SECONDS)

    then:
    report.outcome() == Outcome.DONE
    answered*.by()*.name() == asked
    replica('app01_replica').powerState() == PowerState.POWERED_ON

    where:
    control       | choice || asked
    Control.RETRY | 'halt' || ['eve']
    Control.RETRY | null   || ['eve']
    Control.SKIP  | 'halt' || []
  }

  def "a pause that is answered with undo before anything was done leaves nothing to take back"() {
    given:
    def erp = runbook("failover { before { pause 'is Berlin off?', within: 1.hour, otherwise: undo }; group('a') { vm 'db01' } }")

    expect:
    runAndAnswer(erp).outcome() == Outcome.UNDONE
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }

  def "nothing can be answered that is not asked"() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01' } }")
    run(erp)

    when:
    engine.answer(journal.runs().first().id(), 'keep', PERSON).toCompletableFuture().get(30, TimeUnit.SECONDS)

    then:
    def refused = thrown ExecutionException
    refused.cause.message.endsWith('shows where it stands')
  }
}
