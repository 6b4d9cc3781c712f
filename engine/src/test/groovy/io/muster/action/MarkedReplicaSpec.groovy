// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import io.muster.RunbookSpecification
import io.muster.replica.Authority
import io.muster.replica.ReplicaMark
import io.muster.replica.State
import io.muster.runbook.ReplicaOperation

class MarkedReplicaSpec extends RunbookSpecification {

  def 'an operation that was interrupted, a drill, and a mark of somebody else are seen on the VM itself'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01'; vm 'db02', critical: false; vm 'db03' } }")
    startLab(erp, "faults { refuse 'powerOn', of: 'db02_replica' }")
    run(erp)
    mark('db03_replica', 'mine')

    when:
    def seen = inLab { MarkedReplica.of(lab.vSphere('frankfurt')) }

    then:
    seen*.name() == ['db01_replica', 'db02_replica', 'db03_replica']
    seen[0].mark().get().state() == State.FAILOVER
    seen[0].adopted().empty
    with(seen[1]) {
      allowed() == [ReplicaOperation.FAILOVER, ReplicaOperation.UNDO_FAILOVER]
      byKind() == []
      authority().get() == Authority.SOURCE
    }
    with(seen[2]) {
      mark().empty
      authority().empty
      allowed() == []
      problem().get() == "attribute 'muster.replica' of 'db03_replica' holds 'mine', which Muster did not write; clear it when the replica is idle"
    }
    inLab { MarkedReplica.of(lab.vSphere('berlin')) } == []
  }

  def 'a replica whose source is another one since a failback names it'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01' } }")
    run(erp)
    inLab { lab.vSphere('frankfurt').setCustomValue(id('db01_replica'), ReplicaMark.ADOPTED, 'db01_new') }

    expect:
    inLab { MarkedReplica.of(lab.vSphere('frankfurt'))[0].adopted().get() } == 'db01_new'
  }

  private void mark(String name, String text) {
    inLab { lab.vSphere('frankfurt').setCustomValue(id(name), ReplicaMark.ATTRIBUTE, text) }
  }

  private id(String name) {
    lab.vSphere('frankfurt').virtualMachines().find { it.name() == name }.id()
  }
}
