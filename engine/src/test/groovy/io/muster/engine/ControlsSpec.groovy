// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.journal.ClaimLostException
import io.muster.journal.ClaimedRun
import io.muster.journal.CutOffJournal
import io.muster.journal.JournalException
import io.muster.journal.NoSuchRunException
import io.muster.journal.ReplicaTakenException
import io.muster.replica.ReplicaKey
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.RunEvent.RunControlled
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepMoved
import io.muster.run.RunEvent.StepSkipped
import io.muster.run.RunEvent.StepUndone
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.run.StoredRun
import io.muster.runbook.PlanName
import io.muster.runbook.StepId
import io.muster.vsphere.PowerState
import java.time.Duration
import java.time.Instant
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit

class ControlsSpec extends RunbookSpecification {

  static final RunId FIRST = new RunId('erp-20261121-030000')

  def erp = runbook('''failover {
    group('a') { vm 'db01'; vm 'db02' }
    group('b') { vm 'app01' }
    onFailure halt
  }''')

  static final String ONCE = "faults { refuse 'powerOn', of: 'db02_replica', times: 1 }"

  RunReport tell(Control control, RunId run = FIRST, String step = null, boolean confirmed = true) {
    events.clear()
    def request = new ControlRequest(run, control, Optional.ofNullable(step).map { new StepId(it) }, confirmed, PERSON)
    try {
      engine.tell(request, events::add).toCompletableFuture().get(30, TimeUnit.SECONDS)
    } catch (ExecutionException e) {
      throw e.cause
    }
  }

  private void halted(String faults = ONCE) {
    startLab(erp, faults)
    assert run(erp).outcome() == Outcome.HALTED
  }

  def "a halted run goes on with the failed step when it is retried, and repeats nothing else"() {
    given:
    halted()

    when:
    def report = tell(Control.RETRY)

    then:
    report.outcome() == Outcome.DONE
    ids(StepBegan) == ['failover/a/db02', 'failover/b/app01']
    report.rto().present
    journal.runs()*.state() == [RunState.ENDED]
    events.find { it instanceof RunControlled }.by() == PERSON
  }

  def "a halted run goes on without the failed step when it is skipped"() {
    given:
    halted("faults { refuse 'powerOn', of: 'db02_replica' }")

    when:
    def report = tell(Control.SKIP)

    then:
    report.outcome() == Outcome.DONE
    ids(StepSkipped) == ['failover/a/db02']
    events.find { it instanceof StepSkipped }.reason() == 'by ada: a test'
    ids(StepDone) == ['failover/b/app01']
  }

  def "what a halted run has done is taken back, that of the failed step too"() {
    given:
    halted()

    when:
    def report = tell(Control.UNDO)

    then:
    report.outcome() == Outcome.UNDONE
    report.rto().empty
    ids(StepUndone) as Set == ['failover/a/db01', 'failover/a/db02'] as Set
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }

  def "an undo that discards data has to be confirmed, and changes nothing where it is not"() {
    given:
    halted()

    when:
    tell(Control.UNDO, FIRST, null, false)

    then:
    def refusal = thrown(RunRefusedException)
    refusal.reasons().every { it.sentence().contains('db01') || it.sentence().contains('db02') }
    journal.runs()*.state() == [RunState.HALTED]
    replica('db01_replica').powerState() == PowerState.POWERED_ON
  }

  def "an aborted run is over as it stands, and gives its replicas back"() {
    given:
    halted()

    when:
    def report = tell(Control.ABORT)

    then:
    report.outcome() == Outcome.ABORTED
    replica('db01_replica').powerState() == PowerState.POWERED_ON

    when:
    tell(Control.RETRY)

    then:
    def refusal = thrown(RunRefusedException)
    refusal.message.contains("run 'erp-20261121-030000' has ended (aborted)")
  }

  def "a run that has halted is not just resumed"() {
    given:
    halted()

    when:
    tell(Control.RESUME)

    then:
    def refusal = thrown(RunRefusedException)
    refusal.message.contains("halted at 'failover/a/db02'; say what to do: muster retry, skip, undo or abort")
  }

  def "only a step that has failed can be #control.word() where one is named"() {
    given:
    halted()

    when:
    tell(control, FIRST, 'failover/a/db01')

    then:
    def refusal = thrown(RunRefusedException)
    refusal.message.contains("step 'failover/a/db01' of run 'erp-20261121-030000' has not failed")

    where:
    control << [Control.RETRY, Control.SKIP]
  }

  def "nothing is taken back of a run of #plan.word() that was cut off, since nothing would"() {
    given:
    startLab(erp)
    journal.create(new StoredRun(FIRST, erp, erp.plan(plan), [:], false, new StoredRun.Place(true, ''), PERSON, START, Optional.empty()), [] as Set, 'elsewhere')

    when:
    tell(Control.UNDO)

    then:
    def refusal = thrown(RunRefusedException)
    refusal.message.contains("run 'erp-20261121-030000' is of the plan '${plan.word()}', which nothing takes back; 'muster resume erp-20261121-030000' lets it go on")
    journal.runs()*.state() == [RunState.RUNNING]

    where:
    plan << [PlanName.UNDO, PlanName.PERMANENT, PlanName.COMMIT, PlanName.REPROTECT]
  }

  def "a run that nobody knows is named"() {
    given:
    startLab(erp)

    when:
    tell(Control.RESUME, new RunId('erp-1'))

    then:
    def unknown = thrown(NoSuchRunException)
    unknown.message == "there is no run 'erp-1'; 'muster runs' lists them"
  }

  def "a second run of a replica is refused with the name of the first, and changes nothing"() {
    given: 'a run that was cut off'
    startLab(erp)
    run(erp)
    def begun = journal.find(FIRST).get()
    journal.create(new StoredRun(new RunId('other-1'), begun.runbook(), begun.plan(), [:], false, begun.place(), PERSON, START, Optional.empty()),
      [new ReplicaKey('lab:erp/frankfurt', 'db01_replica')] as Set, 'elsewhere')

    when:
    run(erp, PlanName.UNDO)

    then:
    def taken = thrown(ReplicaTakenException)
    taken.message.startsWith("replica 'db01_replica' belongs to run 'other-1', which is running")
    replica('db01_replica').powerState() == PowerState.POWERED_ON
  }

  def "a run that has halted gives way to another one, which says so"() {
    given:
    halted()

    when:
    def report = run(erp, PlanName.UNDO)

    then:
    report.outcome() == Outcome.UNDONE
    journal.runs().find { it.id() == FIRST }.outcome().get() == Outcome.ABORTED
    journal.events(FIRST, 0)*.event().find { it instanceof RunControlled }.by().reason().startsWith("'undo' of 'erp-")
  }

  def "whoever had a run before somebody took it over cannot write to it"() {
    given:
    halted()
    def mine = new ClaimedRun(journal, journal.claim(FIRST, 'one'), time)
    journal.claim(FIRST, 'two')

    when:
    mine.append(new StepBegan(START, null, 1))

    then:
    def lost = thrown(ClaimLostException)
    lost.message == "run 'erp-20261121-030000' was taken over from 'one'; it goes on there"
  }

  def "a wait is as long as it was, however often its process ends, and can be moved"() {
    given: 'a run that was cut off while it waited'
    def waiting = runbook('''failover { group('a') { vm 'db01'; wait 2.hours; vm 'db02' } }''')
    startLab(waiting)
    def dying = new CutOffJournal(journal)
    def survivor = journal
    journal = dying
    engine = engine(lab::vSphere)
    dying.world = { lab.world() }

    when:
    run(waiting)

    then:
    thrown(JournalException)

    when: 'an hour later somebody moves it'
    stopLab()
    journal = survivor
    continueLab(dying.left)
    inLab { time.sleep(Duration.ofHours(1)) }
    engine.move(FIRST, START.plus(Duration.ofHours(4)), PERSON).toCompletableFuture().get(20, TimeUnit.SECONDS)
    def report = tell(Control.RESUME)

    then:
    report.outcome() == Outcome.DONE
    journal.events(FIRST, 0)*.event().find { it instanceof StepMoved }.by() == PERSON
    events.find { it instanceof StepBegan && it.step().vm() == Optional.of('db02') }.time() == Instant.parse('2026-11-21T07:00:00Z')
  }
}
