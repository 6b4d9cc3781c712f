// SPDX-License-Identifier: Apache-2.0
package io.muster.replica

import io.muster.runbook.ReplicaOperation
import java.time.Instant
import spock.lang.Specification

class ReplicaMarkSpec extends Specification {

  def 'a mark is read as it was written'() {
    expect:
    ReplicaMark.parse(mark.format()).get() == mark

    where:
    mark << [
      new ReplicaMark(State.FAILOVER, Optional.empty(), false, Instant.parse('2026-11-21T03:00:00.5Z'), 'erp-1', 'Restore Point 1', [4000: 'VM Network'], false, Optional.empty()),
      new ReplicaMark(State.READY_TO_SWITCH, Optional.of(ReplicaOperation.SWITCHOVER), true, Instant.EPOCH, 'run with spaces', 'a=b, c:d %20 ä €', [2147483647: 'x, y: z=1', 4001: '', (-7): 'n'], true,
        Optional.of(new ReplicaMark.Back('berlin: 1', 'db 01=x', '5026-1', true))),
      ReplicaMark.ready(Instant.EPOCH, 'r'),
    ]
  }

  def 'what Muster did not write is no mark'() {
    expect:
    ReplicaMark.parse(text).empty

    where:
    text << ['', 'hello', 'state=Failover', 'state=Gone drill=true since=1970-01-01T00:00:00Z run=a point=b networks=',
             'state=Failover drill=true since=yesterday run=a point=b networks=', 'state=Failover drill=true since=1970-01-01T00:00:00Z run=a point=b networks=x', 'state=Failover drill=maybe since=1970-01-01T00:00:00Z run=a point=b networks=',
             'a=1 a=2', '=', '% % %', 'state=%ZZ drill=true since=1970-01-01T00:00:00Z run=a point=b networks=']
  }

  def 'a mark is one readable line'() {
    expect:
    new ReplicaMark(State.FAILOVER, Optional.of(ReplicaOperation.FAILBACK), true, Instant.EPOCH, 'erp-1', 'Sunday', [4000: 'VM Network'], true,
      Optional.of(new ReplicaMark.Back('berlin', 'db01', '5026-1', false))).format() ==
        'state=Failover begun=failback drill=true since=1970-01-01T00:00:00Z run=erp-1 point=Sunday networks=4000:VM+Network sourceStopped=true back=berlin:db01:5026-1:false'
  }
}
