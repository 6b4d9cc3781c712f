// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replica.Authority
import io.muster.replica.State
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepFailed
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration
import java.util.concurrent.TimeUnit

/** Undo where the other side, or a host, is lost: what force goes past, and what it does not. */
class LostSidesSpec extends RunbookSpecification {

  def '#kind: a failback whose production site is lost again is undone by force only, and says so'() {
    given:
    def erp = load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { $kind 'db01' }
        failover { group('a') { vm 'db01' } }
        failback { switchover $switchover }
      }""")
    startLab(erp, "faults { partition 'berlin', after: 2.hours }")
    run(erp)
    run(erp, PlanName.FAILBACK)
    def before = inLab { lab.records('frankfurt/db01_replica').count('frankfurt/db01_replica') }
    inLab { time.sleep(Duration.ofHours(2)) }

    when:
    def undo = run(erp, PlanName.UNDO)

    then: 'nothing has changed, and both ways on are open'
    undo.outcome() == Outcome.FAILED
    sentence(StepFailed) == "the failback of 'db01_replica' is not undone, because 'db01' cannot be powered off: the vCenter of site 'berlin' does not answer (Unreachable); run the undo again when it can be reached, or with --force when it is lost for good"
    seen(erp).state() == left
    seen(erp).allowed().contains(ReplicaOperation.UNDO_FAILBACK)

    when:
    def forced = run(erp, PlanName.UNDO, [] as Set, true, true)

    then: 'the replica serves with all that it had'
    forced.outcome() == Outcome.UNDONE
    sentence(StepDone) =~ /^'db01_replica' serves $again; by force, without 'db01', which was not seen off: see to it that it does not run again/
    replica('db01_replica').powerState() == PowerState.POWERED_ON
    seen(erp).state() == State.FAILOVER
    inLab { lab.records('frankfurt/db01_replica').count('frankfurt/db01_replica') } >= before

    where:
    kind       | switchover  || left                  | again
    'snapshot' | 'automatic' || State.FAILBACK        | 'again'
    'cdp'      | 'automatic' || State.FAILBACK        | 'again'
    'snapshot' | 'manual'    || State.READY_TO_SWITCH | 'on'
  }

  def 'force does not go past a refusal'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01' } }\n failback { switchover automatic }")
    startLab(erp, "faults { refuse '$method', of: '$of', fault: 'NoPermission', after: 1.hour }")
    before.each { run(erp, it) }
    inLab { time.sleep(Duration.ofHours(1)) }

    when:
    def forced = run(erp, PlanName.UNDO, [] as Set, true, true)

    then:
    forced.outcome() == Outcome.FAILED
    sentence(StepFailed) =~ /refused by a fault rule of the lab/
    seen(erp).allowed() == [left]

    where:
    method     | of             | before                                 || left
    'powerOff' | 'db01_replica' | [PlanName.FAILOVER]                    || ReplicaOperation.UNDO_FAILOVER
    'discard'  | 'db01_replica' | [PlanName.FAILOVER]                    || ReplicaOperation.UNDO_FAILOVER
    'powerOff' | 'db01'         | [PlanName.FAILOVER, PlanName.FAILBACK] || ReplicaOperation.UNDO_FAILBACK
  }

  def 'a forced undo that cannot resume replication is not written down, and says what to do'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01' } }")
    startLab(erp, "faults { hostLost 'esx1.frankfurt', after: 1.hour; refuse 'resume', of: 'db01_replica', times: 1 }")
    run(erp)
    inLab { time.sleep(Duration.ofHours(1)) }

    when:
    def forced = run(erp, PlanName.UNDO, [] as Set, true, true)

    then:
    forced.outcome() == Outcome.FAILED
    sentence(StepFailed) =~ /^'db01_replica' is not counted as undone, because its replication stays on hold: .*; mend that and run the undo with --force again$/
    seen(erp).allowed() == [ReplicaOperation.UNDO_FAILOVER]

    when:
    def again = run(erp, PlanName.UNDO, [] as Set, true, true)

    then:
    again.outcome() == Outcome.UNDONE
    inLab { lab.journals() }.values().every { !it.held() }
  }

  def 'a forced undo of a planned failover leaves its source off, and says so'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01' } }")
    startLab(erp, "faults { hostLost 'esx1.frankfurt', after: 1.hour }")
    run(erp, PlanName.PLANNED_FAILOVER)
    inLab { time.sleep(Duration.ofHours(1)) }

    when:
    run(erp, PlanName.UNDO, [] as Set, true, true)

    then:
    sentence(StepDone).contains("; 'db01' is left off: ")
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == 'db01' } }.powerState() == PowerState.POWERED_OFF
  }

  def 'what fails for several VMs of a vApp is told of all of them'() {
    given:
    def erp = vapp()
    startLab(erp, "faults { refuse 'powerOn', of: 'portal-db', times: 1; refuse 'powerOn', of: 'portal-web', fault: 'NoPermission', times: 1 }")

    when:
    def report = run(erp)

    then:
    report.failure().get().fault().sentence() ==
      "powerOn of 'portal-db': refused by a fault rule of the lab in site 'frankfurt' (InsufficientResourcesFault); powerOn of 'portal-web': refused by a fault rule of the lab in site 'frankfurt' (NoPermission)"
    !report.failure().get().fault().refused()

    and: 'both are left to be done'
    seen(erp).state() == State.INCOMPLETE
    run(erp).outcome() == Outcome.DONE
  }

  def 'of a vApp whose VMs have gone different ways, the valid copy is told for each'() {
    given:
    def erp = vapp('manual')
    startLab(erp, "faults { refuse 'transfer', of: 'portal-web', after: 1.hour }")
    run(erp)
    run(erp, PlanName.FAILBACK)
    inLab { time.sleep(Duration.ofHours(1)) }

    when: 'one of the two cannot be switched'
    run(erp, PlanName.SWITCHOVER)

    then:
    seen(erp).authority() == Authority.EACH
    seen(erp).valid() == 'portal-db: production VM, portal-web: replica'
  }

  def 'a planned failover whose replica does not start leaves both copies valid'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01' } }")
    startLab(erp, "faults { refuse 'powerOn', of: 'db01_replica', times: 1 }")

    when:
    run(erp, PlanName.PLANNED_FAILOVER)

    then:
    seen(erp).authority() == Authority.BOTH
  }

  private static Runbook vapp(String switchover = 'automatic') {
    load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { vapp 'portal', of: ['portal-db', 'portal-web'] }
        failover { group('a') { vapp 'portal' } }
        failback { switchover $switchover }
      }""")
  }

  /** What the last step that ended in this way says. */
  private String sentence(Class type) {
    def last = events.findAll { type.isInstance(it) }.last()
    type == StepDone ? last.detail() : last.fault().sentence()
  }

  private seen(Runbook erp) {
    engine.replicas(erp).toCompletableFuture().get(20, TimeUnit.SECONDS)[0]
  }
}
