// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.run.Actor
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunEvent.DecisionAnswered
import io.muster.run.RunEvent.DecisionAsked
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepFailed
import io.muster.run.RunEvent.StepSkipped
import io.muster.run.RunEvent.StepUndone
import io.muster.run.RunHistory
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.runbook.StepId
import io.muster.vsphere.PowerState
import java.time.Duration
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import spock.util.concurrent.PollingConditions

/** A plan with {@code onFailure ask}: people say what becomes of a critical step that has failed (LANGUAGE.md, Groups). */
class AskOnFailureSpec extends RunbookSpecification {

  static final String ONCE = "faults { refuse 'powerOn', of: 'db01_replica', times: 1 }"
  static final String ALWAYS = "faults { refuse 'powerOn', of: 'db01_replica' }"

  static Runbook erp(String db01 = '', String more = '') {
    runbook("""failover {
      group('a', parallel: 1) { vm 'db01'$db01; vm 'db02' }
      group('b') { vm 'app01' }
      group('c', after: none) { vm 'web01' }
      group('d', after: 'c') { vm 'web02' }
      onFailure ask
      $more
    }""")
  }

  /** What is said in answer to each question in turn, so many seconds after it was asked. */
  List<Closure> answers = []

  RunId getRun() {
    journal.runs().first().id()
  }

  void tell(RunEvent event) {
    events << event
    if (event instanceof DecisionAsked && answers) {
      def answer = answers.remove(0)
      time.at(event.time().plusSeconds(60)) { answer() }
    }
  }

  Closure says(String choice, String who = 'bob') {
    return { engine.answer(run, choice, new Actor(who, 'it is right')) }
  }

  RunReport goes(Runbook runbook, PlanName plan = PlanName.FAILOVER) {
    engine.run(new RunRequest(runbook, plan, [] as Set, true, false, PERSON), this::tell).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  RunReport told(Control control, String step = null) {
    try {
      engine.tell(new ControlRequest(run, control, Optional.ofNullable(step).map { new StepId(it) }, true, PERSON), this::tell).toCompletableFuture().get(30, TimeUnit.SECONDS)
    } catch (ExecutionException e) {
      throw e.cause
    }
  }

  Segment goOn() {
    engine.goOn(run, Duration.ofSeconds(30), this::tell).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  /** A run that was left while it asks. */
  void asking(Runbook runbook, String faults) {
    startLab(runbook, faults)
    engine.submit(new RunRequest(runbook, PlanName.FAILOVER, [] as Set, true, false, PERSON), {}).toCompletableFuture().get(30, TimeUnit.SECONDS)
    assert goOn() instanceof Segment.Left
  }

  def "people are asked what becomes of a step that has failed, and it is tried again when they say so"() {
    given:
    startLab(erp(), ONCE)
    answers << says('retry')

    when:
    def report = goes(erp())

    then:
    report.outcome() == Outcome.DONE
    report.failures() == []
    report.rto().present
    with(events.find { it instanceof DecisionAsked }) {
      step().id().path() == 'failover/a/db01/failed-1'
      question().text().startsWith("what becomes of 'failover/a/db01', which has failed: ")
      question().choices() == ['retry', 'skip', 'undo', 'halt']
      question().otherwise() == 'halt'
      Duration.between(time(), question().until()) == Duration.ofHours(24)
    }
    events.findAll { it instanceof StepBegan && it.step().id().path() == 'failover/a/db01' }*.attempt() == [1, 2]

    and: 'groups that do not depend on it have gone on meanwhile, those that do have waited'
    starts()['failover/d/web02'] < 60
    starts()['failover/b/app01'] > 60
    starts()['failover/a/db02'] > 60
  }

  def "an answer of #choice makes the run #outcome"() {
    given:
    startLab(erp(), ALWAYS)
    answers << says(choice)

    when:
    def report = goes(erp())

    then:
    report.outcome() == outcome
    replica('db02_replica').powerState() == db02
    replica('web01_replica').powerState() == web01
    report.failures()*.step()*.id()*.path() == failures

    where:
    choice || outcome        | db02                   | web01                  | failures
    'skip' || Outcome.DONE   | PowerState.POWERED_ON  | PowerState.POWERED_ON  | []
    'undo' || Outcome.UNDONE | PowerState.POWERED_OFF | PowerState.POWERED_OFF | ['failover/a/db01']
    'halt' || Outcome.HALTED | PowerState.POWERED_OFF | PowerState.POWERED_ON  | ['failover/a/db01']
  }

  def "who leaves a step out is named, and what was half done is taken back with the rest"() {
    given:
    startLab(erp('', 'decide { ask; within 2.hours, otherwise: undo }'), ALWAYS)
    answers << says('skip')

    when:
    def report = goes(erp('', 'decide { ask; within 2.hours, otherwise: undo }'))

    then:
    events.find { it instanceof StepSkipped }.reason() == 'by bob: it is right'
    report.outcome() == Outcome.UNDONE
    'failover/a/db01' in ids(StepUndone)
  }

  def "where nobody says anything for a day, the run halts, and can be told what to do"() {
    given:
    startLab(erp(), ONCE)

    when:
    def report = goes(erp())

    then:
    report.outcome() == Outcome.HALTED
    journal.runs().first().state() == RunState.HALTED
    RunHistory.of(journal.events(run)).asked() == []
    Duration.between(events.find { it instanceof StepFailed }.time(), events.find { it instanceof DecisionAnswered }.time()) == Duration.ofHours(24)

    when:
    events.clear()

    then:
    told(Control.RETRY).outcome() == Outcome.DONE
  }

  def "a step is tried as often as it says before anybody is asked, and each failure after that is asked for"() {
    given:
    startLab(erp(', retries: 1'), "faults { refuse 'powerOn', of: 'db01_replica', times: 5 }")
    answers << says('retry', 'bob') << says('retry', 'eve')

    when:
    def report = goes(erp(', retries: 1'))

    then:
    report.outcome() == Outcome.DONE
    ids(DecisionAsked) == ['failover/a/db01/failed-2', 'failover/a/db01/failed-4']
  }

  def "a run that asks is left, survives its process, and #control.word() answers it"() {
    given:
    asking(erp(), ONCE)
    def world = lab.world()
    stopLab()
    continueLab(world)

    when:
    def report = told(control, step)

    then:
    report.outcome() == outcome
    events.count { it instanceof DecisionAsked } == 1
    with(journal.events(run).find { it instanceof DecisionAnswered }) {
      choice() == control.word()
      by() == PERSON
    }
    ids(StepDone).count { it == 'failover/c/web01' } == 1
    RunHistory.of(journal.events(run)).asked() == []

    where:
    control       | step              || outcome
    Control.RETRY | null              || Outcome.DONE
    Control.RETRY | 'failover/a/db01' || Outcome.DONE
    Control.SKIP  | null              || Outcome.DONE
    Control.UNDO  | null              || Outcome.UNDONE
  }

  def "a run that asks can be aborted, and asks no more"() {
    given:
    asking(erp(), ONCE)

    expect:
    told(Control.ABORT).outcome() == Outcome.ABORTED
    RunHistory.of(journal.events(run)).asked() == []
  }

  def "a run that was killed between the failure and its question, or the answer and what follows, goes on from there"() {
    given: 'what a process has left that ended right there'
    startLab(erp(), ONCE)
    answers << says(choice)
    def whole = goes(erp())
    def told = journal.events(run)
    def stored = journal.find(run).get()
    int cut = told.findIndexOf { last.isInstance(it) } + 1

    when: 'another one goes on with the same world'
    def world = lab.world()
    stopLab()
    journal = new io.muster.journal.MemoryJournal()
    journal.restore(stored, 'here', [] as Set, told.take(cut))
    continueLab(world)
    events.clear()
    answers << says(choice)
    def ended = goOn()
    if (ended instanceof Segment.Left) {
      answers*.call()*.toCompletableFuture()*.get(30, TimeUnit.SECONDS)
      // why: what is said a minute later may come after the run was left
      new PollingConditions(timeout: 30).eventually { assert journal.events(run).any { it instanceof DecisionAnswered } }
      ended = goOn()
    }

    then:
    ended.report().outcome() == whole.outcome()
    journal.events(run).count { it instanceof DecisionAsked } == 1

    where:
    last             | choice
    StepFailed       | 'retry'
    DecisionAsked    | 'retry'
    DecisionAnswered | 'retry'
    DecisionAnswered | 'skip'
    DecisionAnswered | 'undo'
  }

  def "of two steps that have failed, the one that is named is answered"() {
    given:
    def faults = "faults { refuse 'powerOn', of: 'db01_replica', times: 1; refuse 'powerOn', of: 'web01_replica', times: 1 }"
    asking(erp(), faults)

    when:
    engine.answer(run, Optional.of(new StepId('failover/c/web01')), 'skip', PERSON).toCompletableFuture().get(30, TimeUnit.SECONDS)
    goOn()

    then:
    ids(StepSkipped) == ['failover/c/web01']
    'failover/d/web02' in ids(StepDone)
    RunHistory.of(journal.events(run)).asked()*.id()*.path() == ['failover/a/db01/failed-1']

    when:
    engine.answer(run, Optional.of(new StepId('failover/b/app01')), 'skip', PERSON).toCompletableFuture().get(30, TimeUnit.SECONDS)

    then:
    def refused = thrown ExecutionException
    refused.cause.message.contains("asks for nothing about 'failover/b/app01'")

    expect:
    told(Control.RETRY).outcome() == Outcome.DONE
  }

  def "nobody is asked where a step is not critical, in a drill, or where the checks decide: #what"() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01'$words; vm 'db02'; verify { tools 'db02', within: 1.minute } }; onFailure ask; $decide }")
    startLab(erp, faults)

    when:
    def report = goes(erp, plan)

    then:
    report.outcome() == outcome
    ids(DecisionAsked) == []

    where:
    what         | plan              | words             | decide                        | faults                              || outcome
    'a machine'  | PlanName.FAILOVER | ', critical: false' | ''                           | ALWAYS                              || Outcome.DONE
    'a drill'    | PlanName.DRILL    | ''                | ''                            | ALWAYS                              || Outcome.FAILED
    'a check'    | PlanName.FAILOVER | ''                | 'decide { undo when: checksFail; keep when: checksPass }' | "faults { noTools 'db02_replica' }" || Outcome.UNDONE
  }

  def "people are asked in a failback too"() {
    given:
    def erp = runbook('''
      failover { group('a') { vm 'db01' } }
      failback { switchover automatic; onFailure ask; decide { keep when: checksPass; undo when: checksFail } }''')
    startLab(erp, "faults { refuse 'transfer', of: 'db01_replica', times: 1 }")
    goes(erp)
    answers << says('undo')

    when:
    def report = goes(erp, PlanName.FAILBACK)

    then:
    report.outcome() == Outcome.UNDONE
    replica('db01_replica').powerState() == PowerState.POWERED_ON
  }
}
