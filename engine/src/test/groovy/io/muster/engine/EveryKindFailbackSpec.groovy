// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.journal.CutOffJournal
import io.muster.journal.JournalException
import io.muster.replica.State
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaKind
import io.muster.vsphere.PowerState
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit

/** The way back of every kind, to every target that it has, and its ends. */
class EveryKindFailbackSpec extends EveryKindSpecification {

  def 'failback to #target: a #kind replica serves on until the switch, and then its production VM has all of it'() {
    given:
    def erp = of(kind, target, 'manual')
    startLab(erp, target == 'restored' ? "site('berlin') { ${names(kind).collect { "extra 'new-$it'" }.join('; ')} }" : '')
    run(erp)
    off(kind)
    pass(Duration.ofHours(1))

    when: 'phase 1'
    def report = run(erp, PlanName.FAILBACK)

    then:
    report.waiting().get().plans() == [PlanName.SWITCHOVER, PlanName.UNDO]
    state(kind) == State.READY_TO_SWITCH
    replicas(kind).every { it.powerState() == PowerState.POWERED_ON }

    when: 'phase 2, by hand'
    run(erp, PlanName.SWITCHOVER)

    then:
    state(kind) == State.FAILBACK
    replicas(kind).every { it.powerState() == PowerState.POWERED_OFF }
    machines('berlin', names(kind).collect { produced[target] + it + made[target] }).every { it.powerState() == PowerState.POWERED_ON }
    names(kind).every { name ->
      inLab { lab.records("berlin/${produced[target]}$name${made[target]}").count("frankfurt/${replica(kind, name)}") } == own(replica(kind, name))
    }

    where:
    [kind, target] << KINDS.collectMany { kind -> (kind == ReplicaKind.UNIVERSAL ? ['location'] : TARGETS.keySet()).collect { [kind, it] } }
    produced = [original: '', restored: 'new-', location: '']
    made = [original: '', restored: '', location: '_failback']
  }

  def 'switchover at a time: a #kind replica serves until then'() {
    given:
    def erp = of(kind, 'original', "at('2026-11-21T05:00:00Z')")
    run(erp)
    off(kind)

    when:
    def report = run(erp, PlanName.FAILBACK)

    then: 'it is an hour and a half later'
    report.outcome() == Outcome.DONE
    state(kind) == State.FAILBACK
    replicas(kind).every { vm -> inLab { lab.records("frankfurt/${vm.name()}").newest("frankfurt/${vm.name()}").get() } >= Instant.parse('2026-11-21T05:00:00Z') }

    where:
    kind << KINDS
  }

  def 'change of the switch time: a #kind replica serves until the time that was said last'() {
    given: 'a failback whose process ends while it waits for its switch'
    def erp = of(kind, 'original', "at('2026-11-21T09:00:00Z')")
    run(erp)
    off(kind)
    def dying = new CutOffJournal(journal)
    def survivor = journal
    journal = dying
    engine = engine(lab::vSphere)
    dying.world = { lab.world() }

    when:
    run(erp, PlanName.FAILBACK)

    then:
    thrown(JournalException)

    when: 'somebody says another time, and another process goes on'
    stopLab()
    journal = survivor
    continueLab(dying.left)
    def run = journal.runs().find { it.plan() == PlanName.FAILBACK }.id()
    engine.move(run, Instant.parse('2026-11-21T05:00:00Z'), PERSON).toCompletableFuture().get(20, TimeUnit.SECONDS)
    def report = engine.tell(new ControlRequest(run, Control.RESUME, Optional.empty(), true, PERSON), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS)

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.FAILBACK
    replicas(kind).every { vm ->
      def newest = inLab { lab.records("frankfurt/${vm.name()}").newest("frankfurt/${vm.name()}").get() }
      newest >= Instant.parse('2026-11-21T05:00:00Z') && newest < Instant.parse('2026-11-21T06:00:00Z')
    }

    where:
    kind << KINDS
  }

  def 'commit: the production VM of a #kind replica is its source from now on'() {
    given:
    run(of(kind))
    off(kind)
    run(of(kind), PlanName.FAILBACK)

    when:
    def report = run(of(kind), PlanName.COMMIT)
    pass(Duration.ofHours(1))
    run(of(kind))

    then:
    report.outcome() == Outcome.DONE
    names(kind).every { name -> inLab { lab.records("frankfurt/${replica(kind, name)}").count("berlin/${back(kind, name)}") } > 1000 }

    where:
    kind << KINDS
  }

  def 'undo failback #when: a #kind replica serves again with all that was written on it'() {
    given:
    def erp = of(kind, 'original', switchover)
    run(erp)
    off(kind)
    run(erp, PlanName.FAILBACK)
    def before = replicas(kind).collect { own(it.name()) }
    pass(Duration.ofMinutes(10))

    when:
    def report = run(erp, PlanName.UNDO)

    then:
    report.outcome() == Outcome.UNDONE
    state(kind) == State.FAILOVER
    replicas(kind).every { it.powerState() == PowerState.POWERED_ON }
    machines('berlin', names(kind).collect { back(kind, it) }).every { it.powerState() == PowerState.POWERED_OFF }
    replicas(kind).withIndex().every { vm, i -> own(vm.name()) >= before[i] }

    where:
    [kind, when] << [KINDS, ['before the switch', 'after the switch']].combinations()
    switchover = when == 'after the switch' ? 'automatic' : 'manual'
  }
}
