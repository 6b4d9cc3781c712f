// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.run.Outcome
import io.muster.run.RunEvent.RunEnded
import io.muster.runbook.PlanName
import io.muster.vsphere.PowerState
import java.time.Duration
import java.util.concurrent.TimeUnit

/** What a run says that it has lost is what is missing on the disks. A guest of the lab writes a record a second. */
class RecoveryPointSpec extends RunbookSpecification {

  def '#kind: the RPO of a #plan.word plan is the records that are lost, #seconds seconds of them'() {
    given:
    def erp = erp(kind)
    startLab(erp)

    when:
    def lost = null
    def report = run(erp, plan) { lost = lost ?: missing() }

    then:
    report.outcome() == Outcome.DONE
    report.rpo().get() == Duration.ofSeconds(seconds)
    lost == seconds
    events.find { it instanceof RunEnded }.rpo() == report.rpo()

    where:
    kind            | plan                      || seconds
    "snapshot 'm'"  | PlanName.FAILOVER         || 300
    "cdp 'm'"       | PlanName.FAILOVER         || 5
    "snapshot 'm'"  | PlanName.DRILL            || 300
    "snapshot 'm'"  | PlanName.PLANNED_FAILOVER || 0
    "cdp 'm'"       | PlanName.PLANNED_FAILOVER || 0
  }

  def 'a source that has written nothing since the last restore point has lost nothing'() {
    given:
    def erp = erp("snapshot 'm'")
    startLab(erp)
    inLab {
      def source = lab.vSphere('berlin').virtualMachines().find { it.name() == 'm' }
      time.await(lab.vSphere('berlin').powerOff(source.id()).ended(), time.now().plusSeconds(60))
      time.sleep(Duration.ofHours(1))
    }

    expect:
    run(erp).rpo().get() == Duration.ZERO
  }

  def 'sites that cannot tell what is lost have the age of the restore point at the start of the run, and nothing after a planned failover'() {
    given:
    def erp = erp("snapshot 'm'")
    startLab(erp)
    engine = engine(new Sites(withGuestUser(lab::vSphere), { lab.replication() }, lab.guestNetwork(), { Optional.empty() }, false))

    expect:
    run(erp, plan).rpo().get() == lost

    where:
    plan                      || lost
    PlanName.FAILOVER         || Duration.ofMinutes(5)
    PlanName.PLANNED_FAILOVER || Duration.ZERO
  }

  def 'a run that starts no replica has no RPO'() {
    given:
    def erp = erp("snapshot 'm'")
    run(erp)

    expect:
    run(erp, PlanName.UNDO).rpo().empty
  }

  /** What the source had written when the run began, or, where it has been shut down, ever. */
  private Long missing() {
    def source = lab.vSphere('berlin').virtualMachines().find { it.name() == 'm' }
    def replica = lab.vSphere('frankfurt').virtualMachines().find { it.name() == 'm_replica' }
    if (replica.powerState() == PowerState.POWERED_ON) {
      def at = source.powerState() == PowerState.POWERED_ON ? START : time.now()
      return lab.loss('berlin/m', 'frankfurt/m_replica', at).records()
    }
    null
  }

  private RunReport run(erp, PlanName plan, Closure told) {
    engine.run(new RunRequest(erp, plan, [] as Set, true, false, PERSON)) { event ->
      events << event
      told()
    }.toCompletableFuture().get(30, TimeUnit.SECONDS)
  }

  private static erp(String replica) {
    load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { $replica }
        failover { group('a') { vm 'm' } }
      }""")
  }
}
