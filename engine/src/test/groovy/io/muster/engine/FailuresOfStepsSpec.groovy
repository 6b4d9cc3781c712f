// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.run.Outcome
import io.muster.run.RunEvent.RunEnded
import io.muster.run.RunEvent.RunHalted
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepFailed
import io.muster.run.RunEvent.StepSkipped
import io.muster.run.RunEvent.StepUndone
import io.muster.vsphere.PowerState
import java.time.Duration

/** What becomes of a plan when a step fails. */
class FailuresOfStepsSpec extends RunbookSpecification {

  static final THREE_GROUPS = '''
    failover {
      group('databases') { vm 'db01'; vm 'db02', delay: 20.seconds }
      group('apps') { vm 'app01'; vm 'app02', delay: 5.seconds }
      group('web') { vm 'web01' }
      group('monitoring', after: none) { vm 'mon01'; vm 'mon02', delay: 40.seconds }
      ON_FAILURE
    }'''

  def 'under "onFailure undo" nothing more starts, what is in flight ends, and what was done is taken back'() {
    given:
    def runbook = runbook(THREE_GROUPS.replace('ON_FAILURE', 'onFailure undo'))
    startLab(runbook, "faults { refuse 'powerOn', of: 'app01_replica' }")

    when:
    def report = run(runbook)

    then: 'each machine starts at the instant that the language gives'
    starts().findAll { it.key.startsWith('failover/') } == [
      'failover/databases/db01': 0, 'failover/monitoring/mon01': 0,
      'failover/databases/db02': 20,
      'failover/apps/app01': 32, 'failover/apps/app02': 37, 'failover/monitoring/mon02': 40,
    ]

    and: 'the failure is named as the vCenter named it'
    report.failure().get().step().id().path() == 'failover/apps/app01'
    report.failure().get().fault().name() == 'InsufficientResourcesFault'

    and: 'app02 and mon02 were in flight and ended; web01 never began'
    ids(StepDone).containsAll(['failover/apps/app02', 'failover/monitoring/mon02'])
    !ids(StepBegan).any { it.contains('web01') }

    and: 'the undo begins when nothing is in flight any more, dependants first, newest first'
    starts().findAll { it.key.startsWith('undo/') } == [
      'undo/monitoring/mon02': 52, 'undo/monitoring/mon01': 52, 'undo/apps/app02': 52, 'undo/apps/app01': 52,
      'undo/databases/db02': 62, 'undo/databases/db01': 62,
    ]
    ids(StepUndone) as Set == ['monitoring/mon02', 'monitoring/mon01', 'apps/app02', 'apps/app01', 'databases/db02', 'databases/db01'].collect { 'failover/' + it } as Set
    report.outcome() == Outcome.UNDONE
    report.standing() == []
    ['db01', 'db02', 'app02', 'mon01', 'mon02'].every { replica(it + '_replica').powerState() == PowerState.POWERED_OFF }

    and: 'the machine that failed half-way is back as well'
    replica('app01_replica').customValues().findAll { it.value } == [:]
  }

  def 'under "onFailure halt" what was done stands, and the plan can be run on'() {
    given:
    def runbook = runbook(THREE_GROUPS.replace('ON_FAILURE', 'onFailure halt'))
    startLab(runbook, "faults { refuse 'powerOn', of: 'app01_replica', times: 1 }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.HALTED
    events[-2] instanceof RunHalted
    events[-2].step().id().path() == 'failover/apps/app01'
    events[-1] instanceof RunEnded
    events[-1].rto().empty
    ['db01', 'db02', 'app02', 'mon01', 'mon02'].every { replica(it + '_replica').powerState() == PowerState.POWERED_ON }

    when: 'it is run again'
    events.clear()
    def again = run(runbook)

    then: 'only what was missing is done'
    again.outcome() == Outcome.DONE
    ids(StepBegan) == ['failover/apps/app01', 'failover/web/web01']
    ids(StepSkipped).size() == 5
  }

  def 'a failure that is not critical is reported, and the plan goes on: #written'() {
    given:
    def runbook = runbook("""failover {
      group('a'$group) { vm 'one'$vm; vm 'two' }
      group('b') { vm 'three' }
    }""")
    startLab(runbook, "faults { refuse 'powerOn', of: 'one_replica' }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.DONE
    report.warnings()*.step()*.id()*.path() == ['failover/a/one']
    ids(StepDone) == ['failover/a/two', 'failover/b/three']

    where:
    group               | vm
    ''                  | ', critical: false'
    ', critical: false' | ''
    written = group + vm
  }

  def 'a verification of a machine that has failed is skipped'() {
    given:
    def runbook = runbook("""failover { group('a') {
      vm 'one', critical: false
      vm 'two'
      verify { tools 'one', within: 1.minute; tools 'two', within: 1.minute }
    } }""")
    startLab(runbook, "faults { refuse 'powerOn', of: 'one_replica' }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.DONE
    ids(StepSkipped) == ['failover/a/verify-1/tools-one']
    events.find { it instanceof StepSkipped }.reason() == "'one' has failed"
  }

  def 'a step is tried again after ten seconds, as often as it says'() {
    given:
    def runbook = runbook("failover { group('a') { vm 'one', retries: 2 } }")
    startLab(runbook, "faults { refuse 'powerOn', of: 'one_replica', times: $failures }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == outcome
    events.findAll { it instanceof StepBegan }*.attempt() == attempts
    events.findAll { it instanceof StepBegan }.collect { seconds(it) } == [0, 19, 38].take(attempts.size())
    events.findAll { it instanceof StepFailed }*.retryIn()*.orElse(null) == pauses

    where:
    failures | outcome        | attempts  | pauses
    1        | Outcome.DONE   | [1, 2]    | [Duration.ofSeconds(10)]
    2        | Outcome.DONE   | [1, 2, 3] | [Duration.ofSeconds(10)] * 2
    3        | Outcome.HALTED | [1, 2, 3] | [Duration.ofSeconds(10)] * 2 + [null]
  }

  def 'a step that takes longer than its timeout has failed'() {
    given:
    def runbook = runbook("failover { group('a') { vm 'one', timeout: 30.seconds } }")
    startLab(runbook, 'takes powerOn: 10.minutes')

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.HALTED
    seconds(events.find { it instanceof StepFailed }) == 30
    report.failure().get().fault().name() == 'TimedOut'
    report.failure().get().fault().sentence() ==~ /powerOn of 'one_replica' has not ended in time; task-\d+ may still end in site 'frankfurt'/
  }

  def 'a failing "before" step means that nothing is failed over'() {
    given:
    def runbook = runbook("failover { before { powerOff 'old' }\n group('a') { vm 'one' } }")
    startLab(runbook, "faults { refuse 'powerOff', of: 'old' }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.HALTED
    !ids(StepBegan).contains('failover/a/one')
  }

  def 'a failing "after" step is a warning of the run'() {
    given:
    def runbook = runbook("failover { group('a') { vm 'one' }\n after { powerOff 'old' } }")
    startLab(runbook, "faults { refuse 'powerOff', of: 'old' }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.DONE
    report.warnings()*.step()*.id()*.path() == ['failover/after/powerOff-1']
  }

  def 'power steps are taken back with the failover, after the machines'() {
    given:
    def runbook = runbook("""failover {
      before { shutdown 'old' }
      group('a') { vm 'one'; vm 'two', delay: 30.seconds }
      onFailure undo
    }""")
    startLab(runbook, "faults { refuse 'powerOn', of: 'two_replica' }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.UNDONE
    ids(StepUndone) == ['failover/a/two', 'failover/a/one', 'failover/before/shutdown-1']
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == 'old' }.powerState() } == PowerState.POWERED_ON
  }

  def 'an undo goes past an error and says what stands'() {
    given:
    def runbook = runbook("failover { group('a') { vm 'one'; vm 'two'; vm 'three' }\n onFailure undo }")
    startLab(runbook, "faults { refuse 'powerOn', of: 'three_replica'; refuse 'powerOff', of: 'two_replica' }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.FAILED
    report.standing()*.step()*.id()*.path() == ['undo/a/two']
    ids(StepUndone) == ['failover/a/three', 'failover/a/one']
  }
}
