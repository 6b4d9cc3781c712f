// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.replica.State
import io.muster.replica.Transition
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepDone
import io.muster.runbook.PlanName
import io.muster.vsphere.PowerState
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit

/** Every operation on every kind that has it, but the way back, told by the state and the power of both sides and by what is on the disks. */
class EveryKindSpec extends EveryKindSpecification {

  def 'failover: a #kind replica runs in the mapped network and its source is left alone'() {
    when:
    def report = run(of(kind))

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.FAILOVER
    replicas(kind).every { it.powerState() == PowerState.POWERED_ON && it.adapters()*.network() == ['DR Network'] }
    sources(kind).every { it.powerState() == PowerState.POWERED_ON }

    where:
    kind << KINDS
  }

  def 'failover to an earlier point: a #kind replica has what its source had then, and no more'() {
    when:
    run(of(kind, 'original', 'automatic', ", restorePoint: before('2026-11-21T02:30:00Z')"))

    then: 'the nearest point is of 02:25'
    replicas(kind).every { vm ->
      inLab { lab.records("frankfurt/${vm.name()}").newest("berlin/${source(vm.name())}").get() } == Instant.parse('2026-11-21T02:25:00Z')
    }

    where:
    kind << KINDS
  }

  def 'drill: a #kind replica runs in the test network only, and is Ready again'() {
    given:
    def networks = [] as Set
    startLab(of(kind))

    when:
    def report = engine.run(new RunRequest(of(kind), PlanName.DRILL, [] as Set, false, false, PERSON)) {
      networks.addAll(lab.vSphere('frankfurt').virtualMachines().findAll { it.powerState() == PowerState.POWERED_ON && it.name() != 'mnt' }*.adapters().flatten()*.network())
    }.toCompletableFuture().get(20, TimeUnit.SECONDS)

    then:
    report.outcome() == Outcome.DONE
    networks == ['DR Isolated'] as Set
    state(kind) == State.READY
    replicas(kind).every { it.powerState() == PowerState.POWERED_OFF }
    sources(kind).every { it.powerState() == PowerState.POWERED_ON }

    where:
    kind << KINDS
  }

  def 'planned failover: a #kind replica has all that its source wrote, which is off'() {
    given:
    startLab(of(kind))
    pass(Duration.ofHours(1))

    when:
    def report = run(of(kind), PlanName.PLANNED_FAILOVER)

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.FAILOVER
    sources(kind).every { it.powerState() == PowerState.POWERED_OFF }
    inLab { lab.loss('berlin/m', 'frankfurt/m_replica', time.now()).records() } == 0

    where:
    kind << having(Transition.FAIL_OVER_AS_PLANNED)
  }

  def 'undo failover: a #kind replica is off, without what was written on it, and is replicated to again'() {
    given:
    run(of(kind))
    pass(Duration.ofHours(1))

    when:
    def report = run(of(kind), PlanName.UNDO)

    then:
    report.outcome() == Outcome.UNDONE
    state(kind) == State.READY
    replicas(kind).every { vm -> vm.powerState() == PowerState.POWERED_OFF && own(vm.name()) == 0 }
    inLab { lab.journals() }.values().every { !it.held() }

    where:
    kind << KINDS
  }

  def 'forced undo: a #kind replica whose host is gone counts as Ready, and the run says what is not known'() {
    given:
    startLab(of(kind), "faults { refuse 'powerOff', of: '*', site: 'frankfurt', fault: 'HostNotConnected' }")
    run(of(kind))

    expect:
    run(of(kind), PlanName.UNDO).outcome() == Outcome.FAILED

    when:
    def forced = run(of(kind), PlanName.UNDO, [] as Set, true, true)

    then:
    forced.outcome() == Outcome.UNDONE
    state(kind) == State.READY
    events.findAll { it instanceof StepDone }.last().detail().contains('by force, ')

    where:
    kind << KINDS
  }

  def 'permanent failover: a #kind replica keeps what was written on it, and runs on as a VM of its own'() {
    given:
    run(of(kind))
    pass(Duration.ofHours(1))

    when:
    def report = run(of(kind), PlanName.PERMANENT)

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.PERMANENT
    replicas(kind).every { vm -> vm.powerState() == PowerState.POWERED_ON && vm.snapshots().empty && own(vm.name()) > 3000 }

    where:
    kind << KINDS
  }

  def 'reprotect: what was the source of a #kind replica is its replica'() {
    given:
    run(of(kind))
    off(kind)
    run(of(kind), PlanName.PERMANENT)

    when:
    def report = run(of(kind), PlanName.REPROTECT)

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.REPROTECTED
    sources(kind).every { vm -> inLab { lab.records("berlin/${vm.name()}").count("frankfurt/${replica(kind, vm.name())}") } > 0 }

    where:
    kind << having(Transition.REPROTECT)
  }

  def 'retry: the failover of a #kind replica that failed is run again'() {
    given:
    startLab(of(kind), "faults { refuse 'powerOn', of: '*', site: 'frankfurt', times: 1 }")

    expect:
    run(of(kind)).outcome() == Outcome.HALTED
    run(of(kind)).outcome() == Outcome.DONE
    state(kind) == State.FAILOVER

    where:
    kind << KINDS
  }
}
