// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.run.Actor
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.RunEvent.DecisionAnswered
import io.muster.run.RunEvent.DecisionAsked
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepMoved
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration
import java.time.Instant
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit

/** A switch of a failback whose time comes while it waits, is moved, or has passed while no process was there. */
class LateSwitchSpec extends RunbookSpecification {

  static final Instant TIME = Instant.parse('2026-11-21T05:00:00Z')

  static Runbook erp(String at = "at('05:00', zone: 'UTC')") {
    runbook("failover { group('a') { vm 'db01' } }\n failback { switchover $at }")
  }

  /** A failback that was left while it waits for its switch. */
  RunId waiting(Runbook runbook = erp()) {
    run(runbook)
    events.clear()
    def run = engine.submit(new RunRequest(runbook, PlanName.FAILBACK, [] as Set, true, false, PERSON), {}).toCompletableFuture().get(30, TimeUnit.SECONDS).id()
    assert goOn(run) == new Segment.Left(TIME, journal.events(run).size())
    run
  }

  Segment goOn(RunId run) {
    engine.goOn(run, Duration.ofSeconds(30), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  void passTo(Instant instant) {
    inLab { time.sleep(Duration.between(time.now(), instant)) }
  }

  void move(RunId run, Instant until) {
    engine.move(run, until, PERSON).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  void answer(RunId run, String choice) {
    engine.answer(run, choice, new Actor('bob', 'the shops are closed')).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  RunReport told(RunId run, Control control) {
    engine.tell(new ControlRequest(run, control, Optional.empty(), true, PERSON), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  StepDone getSwitched() {
    events.find { it instanceof StepDone && it.step().id().path() == 'failback/switch/time' }
  }

  def "a switch that comes on time says nothing of being late"() {
    given:
    def run = waiting()
    passTo(TIME.minusSeconds(5))

    when:
    def ended = goOn(run)

    then:
    ended.report().outcome() == Outcome.DONE
    switched.detail() == 'switching over, at 05:00 UTC'
    switched.time() == TIME
  }

  def "a switch whose time has passed while no process was there comes at the start, and says how late it is"() {
    given:
    def run = waiting()
    passTo(TIME.plusSeconds(2400))

    when:
    def ended = goOn(run)

    then:
    ended.report().outcome() == Outcome.DONE
    switched.detail() == 'switching over 40 min late, at 05:00 UTC'
    events.every { !(it instanceof DecisionAsked) }
  }

  def "a switch that is later than it may be asks, and #choice makes it #outcome"() {
    given:
    def run = waiting()
    passTo(TIME.plus(Duration.ofMinutes(90)))

    when:
    def left = goOn(run)

    then: 'it comes the next time that it is this time of day, where nobody says anything'
    left instanceof Segment.Left
    left.until() == TIME.plus(Duration.ofDays(1))
    with(events.find { it instanceof DecisionAsked }.question()) {
      text() == 'the switch is 1 h 30 min late, at 05:00 UTC; is it to come now, or when it is moved to'
      choices() == ['switch', 'undo', 'halt']
      otherwise() == 'switch'
    }
    replica('db01_replica').powerState() == PowerState.POWERED_ON

    when:
    answer(run, choice)
    def ended = goOn(run)

    then:
    ended.report().outcome() == outcome
    switched?.detail() == detail
    replica('db01_replica').powerState() == power

    where:
    choice   || outcome        | detail                                              | power
    'switch' || Outcome.DONE   | 'switching over, by bob: the shops are closed'      | PowerState.POWERED_OFF
    'undo'   || Outcome.UNDONE | null                                                | PowerState.POWERED_ON
    'halt'   || Outcome.HALTED | null                                                | PowerState.POWERED_ON
  }

  def "nobody answers for a late switch #at: #what"() {
    given:
    def run = waiting(erp(at))
    passTo(TIME.plus(Duration.ofHours(2)))

    when:
    def left = goOn(run)
    passTo(left.until())
    def ended = goOn(run)

    then:
    left.until() == until
    ended.report().outcome() == outcome
    events.find { it instanceof DecisionAnswered }.by().name() == 'time limit'

    where:
    at                              | what                                          || until                        | outcome
    "at('05:00', zone: 'UTC')"      | 'it comes at the same time the next day'      || TIME.plus(Duration.ofDays(1)) | Outcome.DONE
    "at('2026-11-21T05:00:00Z')"    | 'the run halts after a day'                   || TIME.plus(Duration.ofHours(26)) | Outcome.HALTED
  }

  def "a late switch that is moved comes at its new time, whoever has the run then"() {
    given:
    def run = waiting(erp("at('2026-11-21T05:00:00Z')"))
    passTo(TIME.plus(Duration.ofHours(2)))
    goOn(run)
    def later = TIME.plus(Duration.ofHours(7))

    when:
    move(run, later)
    def left = goOn(run)

    then:
    left.until() == later

    when:
    passTo(later)
    def ended = goOn(run)

    then:
    ended.report().outcome() == Outcome.DONE
    switched.time() == later
    events.find { it instanceof DecisionAnswered }.choice() == 'switch'
  }

  def "a switch that waits is moved #how"() {
    given:
    def run = waiting()

    when:
    move(run, to)
    def left = goOn(run)
    if (left instanceof Segment.Left) {
      passTo(left.until())
      left = goOn(run)
    }

    then:
    left.report().outcome() == Outcome.DONE
    switched.time() == comes
    switched.detail() == 'switching over, at 05:00 UTC'

    where:
    how                                         | to                              || comes
    'to a later time'                           | TIME.plus(Duration.ofHours(9))  || TIME.plus(Duration.ofHours(9))
    'to an earlier time'                        | TIME.minus(Duration.ofHours(1)) || TIME.minus(Duration.ofHours(1))
    'to a time that has passed: it comes now'   | START.minusSeconds(3600)        || Instant.parse('2026-11-21T03:00:54Z')
  }

  def "a switch that waits comes when somebody answers so, once"() {
    given:
    def run = waiting()

    when:
    answer(run, 'keep')

    then:
    def other = thrown(ExecutionException)
    other.cause.message == "'keep' is not offered: run '$run' waits for its switch; 'muster answer $run switch' lets it come now," +
      " 'muster move $run' gives it another time, 'muster undo $run' takes back what was done"

    when:
    answer(run, 'switch')

    then:
    with(journal.events(run).last()) {
      it instanceof StepMoved
      until() == time()
      by() == new Actor('bob', 'the shops are closed')
    }

    when:
    def report = goOn(run).report()
    answer(run, 'switch')

    then:
    thrown(ExecutionException)
    report.outcome() == Outcome.DONE
    switched.time() < TIME
    journal.events(run).count { it instanceof StepMoved } == 1
  }

  def "a switch that waits is cancelled by #control.word()"() {
    given:
    def run = waiting()

    when:
    def report = told(run, control)

    then:
    report.outcome() == outcome
    switched == null
    replica('db01_replica').powerState() == PowerState.POWERED_ON
    journal.runs().find { it.id() == run }.state() == RunState.ENDED

    where:
    control       || outcome
    Control.UNDO  || Outcome.UNDONE
    Control.ABORT || Outcome.ABORTED
  }

  def "a late switch that was answered with halt is asked for again when it is retried"() {
    given:
    def run = waiting()
    passTo(TIME.plus(Duration.ofHours(2)))
    goOn(run)
    answer(run, 'halt')
    goOn(run)

    when:
    engine.instruct(new ControlRequest(run, Control.RETRY, Optional.empty(), true, PERSON)).toCompletableFuture().get(30, TimeUnit.SECONDS)
    events.clear()
    goOn(run)

    then:
    events.any { it instanceof DecisionAsked }

    when:
    answer(run, 'switch')

    then:
    goOn(run).report().outcome() == Outcome.DONE
  }

  def "a run goes on with the lateness that it was started with"() {
    given:
    def run = waiting()

    expect:
    journal.find(run).get().latestSwitch() == Optional.of(Duration.ofHours(1))
  }
}
