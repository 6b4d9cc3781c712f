// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replica.Authority
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepDone
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaOperation

/** What an operation leaves that fails in the middle, which copy is the valid one then, and that both ways on work (domain.md, section 2.13). */
class MiddleSpec extends RunbookSpecification {

  def '#kind: #plan that fails at #method leaves the #authority valid; #allowed'() {
    given:
    def erp = load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { $kind 'db01' }
        failover { group('a') { vm 'db01' } }
        failback { switchover automatic }
      }""")
    startLab(erp, "faults { refuse '$method', of: '$of', times: 1, after: 1.hour }")
    before.each { run(erp, it) }
    inLab { time.sleep(java.time.Duration.ofMinutes(61)) }

    when:
    def failed = run(erp, plan)
    def status = seen(erp)

    then:
    failed.outcome() in [Outcome.HALTED, Outcome.FAILED]
    status.authority() == authority
    status.allowed() == allowed

    when: 'the same is run again'
    run(erp, plan)

    then:
    seen(erp).allowed() == ended

    where:
    kind       | before                                 | plan                      | method              | of             || authority            | allowed                                                                      | ended
    'snapshot' | []                                     | PlanName.FAILOVER         | 'powerOn'           | 'db01_replica' || Authority.SOURCE     | [ReplicaOperation.FAILOVER, ReplicaOperation.UNDO_FAILOVER]                  | FAILED_OVER
    'cdp'      | []                                     | PlanName.FAILOVER         | 'recover'           | 'db01_replica' || Authority.SOURCE     | [ReplicaOperation.FAILOVER, ReplicaOperation.UNDO_FAILOVER]                  | FAILED_OVER
    'snapshot' | []                                     | PlanName.PLANNED_FAILOVER | 'sync'              | 'db01_replica' || Authority.SOURCE     | [ReplicaOperation.PLANNED_FAILOVER, ReplicaOperation.UNDO_FAILOVER]          | FAILED_OVER
    'snapshot' | []                                     | PlanName.PLANNED_FAILOVER | 'powerOn'           | 'db01_replica' || Authority.BOTH       | [ReplicaOperation.PLANNED_FAILOVER, ReplicaOperation.UNDO_FAILOVER]          | FAILED_OVER
    'cdp'      | []                                     | PlanName.PLANNED_FAILOVER | 'powerOn'           | 'db01_replica' || Authority.BOTH       | [ReplicaOperation.PLANNED_FAILOVER, ReplicaOperation.UNDO_FAILOVER]          | FAILED_OVER
    'snapshot' | [PlanName.FAILOVER]                    | PlanName.PERMANENT        | 'release'           | 'db01_replica' || Authority.REPLICA    | [ReplicaOperation.PERMANENT_FAILOVER]                                        | [ReplicaOperation.REPROTECT]
    'snapshot' | [PlanName.FAILOVER]                    | PlanName.FAILBACK         | 'transfer'          | 'db01_replica' || Authority.REPLICA    | [ReplicaOperation.FAILBACK, ReplicaOperation.UNDO_FAILBACK]                  | FAILED_BACK
    'cdp'      | [PlanName.FAILOVER]                    | PlanName.FAILBACK         | 'powerOff'          | 'db01'         || Authority.REPLICA    | [ReplicaOperation.FAILBACK, ReplicaOperation.UNDO_FAILBACK]                  | FAILED_BACK
    'cdp'      | [PlanName.FAILOVER]                    | PlanName.FAILBACK         | 'powerOn'           | 'db01'         || Authority.PRODUCTION | [ReplicaOperation.SWITCHOVER, ReplicaOperation.UNDO_FAILBACK]                | FAILED_BACK
    'snapshot' | [PlanName.FAILOVER, PlanName.FAILBACK] | PlanName.COMMIT           | 'adopt'             | 'db01_replica' || Authority.PRODUCTION | [ReplicaOperation.COMMIT_FAILBACK]                                           | READY_S
    'cdp'      | [PlanName.FAILOVER, PlanName.FAILBACK] | PlanName.UNDO             | 'powerOn'           | 'db01_replica' || Authority.REPLICA    | [ReplicaOperation.UNDO_FAILBACK]                                             | FAILED_OVER
    'snapshot' | [PlanName.FAILOVER]                    | PlanName.UNDO             | 'discard'           | 'db01_replica' || Authority.SOURCE     | [ReplicaOperation.UNDO_FAILOVER]                                             | READY_S
  }

  def 'an undo that cannot be done is written down as done by force only, and says what is not known'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01' } }")
    startLab(erp, "faults { refuse 'powerOff', of: 'db01_replica', fault: 'HostNotConnected' }")
    run(erp)

    expect:
    run(erp, PlanName.UNDO).outcome() == Outcome.FAILED
    seen(erp).allowed() == [ReplicaOperation.UNDO_FAILOVER]

    when:
    def forced = run(erp, PlanName.UNDO, [] as Set, true, true)

    then:
    forced.outcome() == Outcome.UNDONE
    seen(erp).allowed() == READY_S
    events.findAll { it instanceof StepDone }.last().detail().startsWith("by force, 'db01_replica' counts as Ready and its replication is resumed; it may still run, power it off when it can be reached: ")
    inLab { lab.journals() }.values().every { !it.held() }
  }

  static final List READY_S = [ReplicaOperation.FAILOVER, ReplicaOperation.TEST_FAILOVER, ReplicaOperation.PLANNED_FAILOVER]
  static final List FAILED_OVER = [ReplicaOperation.UNDO_FAILOVER, ReplicaOperation.PERMANENT_FAILOVER, ReplicaOperation.FAILBACK]
  static final List FAILED_BACK = [ReplicaOperation.COMMIT_FAILBACK, ReplicaOperation.UNDO_FAILBACK]

  private seen(erp) {
    engine.replicas(erp).toCompletableFuture().get(20, java.util.concurrent.TimeUnit.SECONDS)[0]
  }
}
