// SPDX-License-Identifier: Apache-2.0
package io.muster.replica

import static io.muster.runbook.ReplicaOperation.FAILOVER
import static io.muster.runbook.ReplicaOperation.PLANNED_FAILOVER
import static io.muster.runbook.ReplicaOperation.TEST_FAILOVER
import static io.muster.runbook.ReplicaOperation.UNDO_FAILOVER

import java.time.Instant
import spock.lang.Specification

/** Which copy is the valid one (domain.md, section 2.13). */
class AuthoritySpec extends Specification {

  static final Instant NOW = Instant.parse('2026-11-21T03:00:00Z')
  static final RestorePoint POINT = new RestorePoint('1', 'x', NOW)
  static final ReplicaMark READY = ReplicaMark.ready(NOW, 'erp-1')

  def '#what: the #valid.words'() {
    expect:
    Authority.of(mark, runs) == valid

    where:
    what                                        | mark                                                                        | runs  || valid
    'a failover that has begun'                 | READY.from(POINT, false).begun(FAILOVER, NOW, 'erp-1')                      | true  || Authority.SOURCE
    'a failover'                                | READY.from(POINT, false).in(State.FAILOVER)                                 | true  || Authority.REPLICA
    'a failover that is off'                    | READY.from(POINT, false).in(State.FAILOVER)                                 | false || Authority.REPLICA
    'a failover that is being undone'           | READY.from(POINT, false).in(State.FAILOVER).begun(UNDO_FAILOVER, NOW, '1')  | true  || Authority.SOURCE
    'a drill that has begun'                    | READY.from(POINT, true).begun(TEST_FAILOVER, NOW, 'erp-1')                  | true  || Authority.SOURCE
    'a drill'                                   | READY.from(POINT, true).in(State.FAILOVER)                                  | true  || Authority.SOURCE
    'a planned failover before its last sync'   | READY.begun(PLANNED_FAILOVER, NOW, 'erp-1')                                 | false || Authority.SOURCE
    'a planned failover after it'               | READY.begun(PLANNED_FAILOVER, NOW, 'erp-1').from(POINT, false)              | false || Authority.BOTH
    'a planned failover that runs, not done'    | READY.begun(PLANNED_FAILOVER, NOW, 'erp-1').from(POINT, false)              | true  || Authority.REPLICA
    'a failback'                                | READY.from(POINT, false).in(State.FAILBACK)                                 | false || Authority.PRODUCTION
  }

  def 'a vApp whose VMs differ has no one valid copy'() {
    expect:
    [Authority.EACH, Authority.REPLICA]*.sentence() == ['the valid copy differs from VM to VM', 'the valid copy is the replica']
  }
}
