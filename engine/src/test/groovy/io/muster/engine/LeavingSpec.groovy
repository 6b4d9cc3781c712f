// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.journal.ClaimLostException
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunEvent.RunControlled
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepMoved
import io.muster.run.RunEvent.StepWaiting
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import java.time.Duration
import java.time.Instant
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit

/** Runs that nobody has in hand while there is nothing for them but to wait. */
class LeavingSpec extends RunbookSpecification {

  static final Duration LONG = Duration.ofSeconds(30)

  RunId submit(Runbook runbook, PlanName plan = PlanName.FAILOVER) {
    if (lab == null) {
      startLab(runbook)
    }
    engine.submit(new RunRequest(runbook, plan, [] as Set, true, false, PERSON), {}).toCompletableFuture().get(30, TimeUnit.SECONDS).id()
  }

  /** Does something while a run goes on, counted from its first event of a kind. */
  void after(Class type, int seconds, Closure<?> action) {
    told = { event ->
      if (type.isInstance(event)) {
        told = {}
        time.at(event.time().plusSeconds(seconds), action)
      }
    }
  }

  Closure<?> told = {}

  void tell(RunEvent event) {
    events << event
    told(event)
  }

  Segment goOn(RunId run) {
    try {
      engine.goOn(run, LONG, this::tell).toCompletableFuture().get(30, TimeUnit.SECONDS)
    } catch (ExecutionException e) {
      throw e.cause
    }
  }

  /** Lets the clock of the sites pass to an instant at which nothing else happens. */
  void passTo(Instant instant) {
    inLab { time.sleep(Duration.between(time.now(), instant)) }
  }

  def waiting = runbook('''failover {
    before { wait 2.hours }
    group('a') { vm 'db01'; vm 'app01', delay: 10.minutes }
  }''')

  def "a run that only waits is left, and goes on when its time has come"() {
    given:
    def run = submit(waiting)

    when:
    def left = goOn(run)

    then:
    left == new Segment.Left(START.plusSeconds(7200), 3)
    engine.underWay() == 0
    with(journal.runs().first()) {
      state() == RunState.WAITING
      until() == Optional.of(START.plusSeconds(7200))
    }

    when:
    passTo(left.until())
    def delayed = goOn(run)

    then: 'the second machine waits from the start of the first'
    starts() == ['failover/a/db01': 7200]
    delayed.until() == START.plusSeconds(7800)
    events.findAll { it instanceof StepWaiting }*.until()*.toString() == ['2026-11-21T05:00:00Z', '2026-11-21T05:10:00Z']

    when:
    passTo(delayed.until())
    def ended = goOn(run)

    then: 'what was done is done once, at its time, and nobody had to say anything'
    ended.report().outcome() == Outcome.DONE
    ids(StepDone) == ['failover/before/wait-1', 'failover/a/db01', 'failover/a/app01']
    starts()['failover/a/app01'] == 7800
    events.every { !(it instanceof RunControlled) }
  }

  def "a run is not left while something of it acts or the wait is short"() {
    given:
    def run = submit(runbook('''failover {
      group('a') { wait 20.seconds; vm 'db01'; wait 40.seconds }
      group('b', after: none) { vm 'app01'; verify { tcp 'app01', port: 22, within: 1.minute } }
    }'''))

    when:
    def left = goOn(run)

    then: 'first until nobody else acts'
    left.until() == START.plusSeconds(20 + 12 + 40)
    'failover/b/app01' in ids(StepDone)
  }

  def "a wait that was moved while nobody had the run ends at its new time"() {
    given:
    def run = submit(waiting)
    goOn(run)

    when:
    engine.move(run, START.plusSeconds(60), PERSON).toCompletableFuture().get(30, TimeUnit.SECONDS)
    passTo(START.plusSeconds(60))
    goOn(run)

    then:
    ids(StepDone).first() == 'failover/before/wait-1'
    starts()['failover/a/db01'] == 60
  }

  def "a wait that is moved while a process has the run ends at its new time, and cuts nothing off"() {
    given:
    def erp = runbook('''failover {
      group('a') { vm 'db01' ; wait 2.hours }
      group('b', after: none) { vm 'app01'; wait 10.minutes; vm 'app02' }
    }''')
    def run = submit(erp)
    after(StepBegan, 100) { engine.move(run, START.plusSeconds(200), PERSON) }

    when:
    def ended = engine.goOn(run, Duration.ofDays(1), this::tell).toCompletableFuture().get(30, TimeUnit.SECONDS)

    then: 'both waits have ended at the same time'
    ended.report().outcome() == Outcome.DONE
    starts()['failover/b/app02'] == 200
    events.findAll { it instanceof StepMoved }.size() == 2
    events.findAll { it instanceof StepBegan && it.step().id().path() == 'failover/a/db01' }.size() == 1
    Duration.between(START, events.last().time()) < Duration.ofSeconds(230)
  }

  def "a run that is told to leave ends what it has begun, begins nothing more, and goes on elsewhere"() {
    given:
    def erp = runbook('''failover {
      group('a', parallel: 2) { vm 'db01'; vm 'db02' }
      group('b') { vm 'app01' }
    }''')
    def run = submit(erp)
    after(StepBegan, 5) { engine.leave() }

    when:
    def left = goOn(run)

    then:
    left instanceof Segment.Left
    left.until() == START.plusSeconds(5)
    ids(StepDone) == ['failover/a/db01', 'failover/a/db02']

    when:
    def ended = goOn(run)

    then:
    ended.report().outcome() == Outcome.DONE
    ids(StepBegan) == ['failover/a/db01', 'failover/a/db02', 'failover/b/app01']
  }

  def "a step that fails while its run leaves is tried again by whoever goes on"() {
    given:
    def erp = runbook('''failover { group('a') { vm 'db01', retries: 1 } }''')
    startLab(erp, "faults { refuse 'powerOn', of: 'db01_replica', times: 1 }")
    def run = submit(erp)
    after(StepBegan, 1) { engine.leave() }

    expect:
    goOn(run) instanceof Segment.Left
    goOn(run).report().outcome() == Outcome.DONE
  }

  def "a run that has been cut off says so when it goes on, and who has it now"() {
    given:
    def run = submit(waiting)
    def claim = journal.claim(run, 'other')
    def step = io.muster.journal.Samples.place('db01')
    journal.append(claim, new StepBegan(START, step, 1), [])

    when:
    goOn(run)

    then:
    with(journal.events(run, 2).first().event() as RunControlled) {
      by().name() == 'here'
      by().reason() == 'the process that had it has ended'
    }
    events.first() instanceof RunControlled

    when: 'the other one comes back'
    journal.append(claim, new StepBegan(START, step, 2), [])

    then:
    thrown ClaimLostException
  }

  def "there is nothing to go on with in a run that has #what"() {
    given:
    def erp = runbook('''failover { group('a') { vm 'db01' } }''')
    startLab(erp, faults)
    run(erp)

    expect:
    goOn(journal.runs().first().id()) == new Segment.Nothing()

    where:
    what     | faults
    'ended'  | ''
    'halted' | "faults { refuse 'powerOn', of: 'db01_replica' }"
  }
}
