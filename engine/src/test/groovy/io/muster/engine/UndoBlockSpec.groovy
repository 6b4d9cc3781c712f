// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.route.RouteException
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepFailed
import io.muster.run.RunEvent.StepUndone
import io.muster.runbook.PlanName
import io.muster.vsphere.PowerState
import java.time.Duration

/** A step that says itself how it is taken back (LANGUAGE.md, Steps). */
class UndoBlockSpec extends RunbookSpecification {

  static final String FAILS = "faults { refuse 'powerOn', of: 'app01_replica' }"

  def "a step is taken back by the steps of its block, in their order, and newest first among the others"() {
    given:
    def erp = runbook("""failover {
      before { call 'direct:incident', undo: { notify 'direct:dns', subject: 'x'; wait 30.seconds } }
      group('a') { vm 'db01'; call 'direct:proxy', undo: { wait 10.seconds; call 'direct:back' } }
      group('b') { vm 'app01' }
      onFailure undo
    }""")
    startLab(erp, FAILS)

    when:
    def report = run(erp)

    then:
    report.outcome() == Outcome.UNDONE
    ids(StepDone).dropWhile { !it.startsWith('undo/') } == [
      'undo/b/app01', 'undo/a/call-1/undo/wait-1', 'undo/a/call-1/undo/call-1', 'undo/a/db01',
      'undo/before/call-1/undo/notify-1', 'undo/before/call-1/undo/wait-1']
    ids(StepUndone) == ['failover/b/app01', 'failover/a/call-1', 'failover/a/db01', 'failover/before/call-1']
  }

  def "a block stands in place of what the step knows itself: #what"() {
    given:
    def erp = runbook("""failover {
      group('a') { powerOff 'db01', site: 'berlin', $undo }
      group('b') { vm 'app01'; vm 'db01' }
      onFailure undo
    }""")
    startLab(erp, FAILS)

    when:
    def report = run(erp)

    then:
    report.outcome() == Outcome.UNDONE
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == 'db01' } }.powerState() == power
    ids(StepBegan).findAll { it.startsWith('undo/a') } == undone

    where:
    what                       | undo                                                   || power                  | undone
    'nothing is taken back'    | 'undo: {}'                                             || PowerState.POWERED_OFF | []
    'something else is done'   | 'undo: { wait 5.seconds }'                             || PowerState.POWERED_OFF | ['undo/a/powerOff-1/undo/wait-1']
    'by a power step'          | "undo: { powerOn 'db01', site: 'berlin' }"             || PowerState.POWERED_ON  | ['undo/a/powerOff-1/undo/powerOn-1']
    'what it knows'            | 'retries: 0'                                           || PowerState.POWERED_ON  | ['undo/a/powerOff-1']
  }

  def "an undo goes on past an error in a block, also one that is called critical, and ends with what stands"() {
    given:
    def erp = runbook("""failover {
      before { call 'direct:one', undo: { powerOn 'no-such-vm', critical: true; wait 1.second } }
      group('a') { vm 'db01' ; call 'direct:two', undo: { powerOn 'no-such-vm', critical: true } }
      group('b') { vm 'app01' }
      onFailure undo
    }""")
    startLab(erp, FAILS)

    when:
    def report = run(erp)

    then:
    report.outcome() == Outcome.FAILED
    report.standing()*.step()*.id()*.path() == ['undo/a/call-1/undo/powerOn-1', 'undo/before/call-1/undo/powerOn-1']
    'undo/before/call-1/undo/wait-1' in ids(StepDone)
    ids(StepUndone) == ['failover/b/app01', 'failover/a/db01']
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }

  def "a step that was not done is not taken back, and a drill leaves its blocks out"() {
    given:
    def erp = runbook("""failover {
      group('a') { vm 'app01'; wait 1.second, undo: { call 'direct:one' } }
      onFailure undo
    }""")
    startLab(erp, faults)

    when:
    run(erp, plan)

    then:
    ids(StepBegan).every { !it.contains('/undo/call') }
    ids(StepDone).contains('undo/a/app01')

    where:
    plan              | faults
    PlanName.FAILOVER | FAILS
    PlanName.DRILL    | ''
  }

  def "an undo that was killed in the midst of a block goes on there"() {
    given:
    def erp = runbook("""failover {
      group('a') { vm 'db01'; call 'direct:proxy', undo: { call 'direct:first'; wait 2.hours; call 'direct:last' } }
      group('b') { vm 'app01' }
      onFailure undo
    }""")
    startLab(erp, FAILS)
    def run = engine.submit(new RunRequest(erp, PlanName.FAILOVER, [] as Set, true, false, PERSON), {}).toCompletableFuture().get(30, java.util.concurrent.TimeUnit.SECONDS).id()
    def goOn = { engine.goOn(run, Duration.ofSeconds(30), events::add).toCompletableFuture().get(30, java.util.concurrent.TimeUnit.SECONDS) }

    when:
    def left = goOn()
    inLab { time.sleep(Duration.between(time.now(), left.until())) }
    def ended = goOn()

    then:
    left instanceof Segment.Left
    ended.report().outcome() == Outcome.UNDONE
    ids(StepDone).findAll { it.startsWith('undo/a/call-1') } == ['first', 'last'].withIndex(1).collect { _, n -> "undo/a/call-1/undo/call-$n" as String }.tap { it.add(1, 'undo/a/call-1/undo/wait-1') }
  }

  def "an address that nobody knows is told before anything starts"() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01'; wait 1.second, undo: { call 'nowhere:x' } } }")

    when:
    run(erp)

    then:
    def problem = thrown(RouteException)
    problem.message.contains("'nowhere:x'")
    events == []
  }
}
