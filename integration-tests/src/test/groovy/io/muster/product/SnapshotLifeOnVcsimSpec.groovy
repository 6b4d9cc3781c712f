// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.vcsim.Vcsim
import io.muster.vsphere.Board
import io.muster.vsphere.Firmware
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Stepwise

/**
 * The life of snapshot replicas against a vSphere API server, one operation after the other. Both sites are this server,
 * so that their datastores are shared.
 */
@Stepwise
class SnapshotLifeOnVcsimSpec extends VcsimSpecification {

  static final String BODY = "replicas { snapshot 'db01' }; failover { group('all') { vm 'db01' } }"

  @Shared
  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  def setupSpec() {
    ['DR Network', 'DR Isolated'].each { vcsim.network(it) }
    ['db01', 'db01_restored'].each { withDisk(vcsim, it) }
    withDisk(vcsim, 'db01_replica', board: new Board(2, Firmware.EFI, 'vmx-13'))
    vcsim.tools('db01', true, '127.0.76.1')
    vcsim.taskTime(50)
    vcsim.power('db01')
  }

  def 'a planned failover stops the source between two syncs, and its undo starts it again'() {
    when:
    def planned = muster('plannedFailover')
    def after = read()

    then:
    planned.status == 0
    with(after.db01) {
      power == 'poweredOff'
      points.empty
    }
    with(after.db01_replica) {
      power == 'poweredOn'
      networks == ['DR Network']
      points.size() == 2
      current == points.last()
      mark == 'Failover'
      disks.every { it.contains(' db01_replica/muster-') }
    }

    and: 'the guest was asked, not cut off'
    vcsim.stats().calls.ShutdownGuest == 1

    when:
    def undo = muster('undo')
    def undone = read()

    then:
    undo.status == 0
    undone.db01.power == 'poweredOn'
    with(undone.db01_replica) {
      power == 'poweredOff'
      networks == ['VM Network']
      current == points.last()
      points == after.db01_replica.points
      mark == 'Ready'
      !customValues['muster.hold']
    }
  }

  def 'a failback waits for its switch by hand, and is undone while the replica runs on'() {
    given:
    def back = "failback { to restored('*_restored') }"

    when:
    def failover = muster('plannedFailover')
    vcsim.reset()
    def failback = muster('failback', back)
    def ready = read()

    then:
    [failover.status, failback.status] == [0, 3]
    with(ready.db01_replica) {
      power == 'poweredOn'
      mark == 'Ready to switch'
      current == 'muster protective failback 1'
    }
    with(ready.db01_restored) {
      power == 'poweredOff'
      points.empty
      disks.every { it.contains(' db01_restored/muster-') }
    }
    ready.db01.power == 'poweredOff'

    and: 'what the other hardware is, is told and stays so'
    failback.out.contains("warning: failback of 'db01_replica' to 'db01_restored' will not carry back: 2 cores per socket, there are 1, firmware 'efi', there is 'bios'")
    ready.db01_restored.hardware.firmware == 'bios'

    when:
    def undo = muster('undo', back)
    def undone = read()

    then: 'nothing has been powered on or off'
    undo.status == 0
    with(undone.db01_replica) {
      power == 'poweredOn'
      mark == 'Failover'
      points.size() == 4
    }
    vcsim.stats().calls.subMap(['PowerOnVM_Task', 'PowerOffVM_Task', 'ShutdownGuest']).isEmpty()
  }

  def 'a failback to a restored VM is switched by hand and made final'() {
    given:
    def back = "failback { to restored('*_restored') }"

    when:
    def failback = muster('failback', back)
    def switchover = muster('switchover', back)
    def switched = read()

    then:
    [failback.status, switchover.status] == [3, 3]
    switched.db01.power == 'poweredOff'
    switched.db01_restored.power == 'poweredOn'
    with(switched.db01_replica) {
      power == 'poweredOff'
      mark == 'Failback'
      current == 'muster protective failback 2'
      !points.contains('muster protective failback 1')
    }

    when:
    def commit = muster('commit', back)
    def committed = read()

    then: 'what the replica held before the switch is one more restore point, and the restored VM is the source'
    commit.status == 0
    with(committed.db01_replica) {
      power == 'poweredOff'
      mark == 'Ready'
      points == switched.db01_replica.points
      !customValues['muster.failback']
      customValues['muster.source'].startsWith('berlin/')
    }
    committed.db01.customValues['muster.excluded'] == "replaced by 'db01_restored' at a failback"
  }

  def 'a failback to a new location makes a VM there, with the configuration of the replica'() {
    given:
    def back = "failback { to location(host: 'DC0_C0_H1', datastore: 'LocalDS_0', network: 'VM Network'); switchover automatic }"

    when:
    def failover = muster('plannedFailover')
    def failback = muster('failback', back)
    def made = read('db01_restored_failback')

    then:
    [failover.status, failback.status] == [0, 3]
    with(made.db01_restored_failback) {
      power == 'poweredOn'
      networks == ['VM Network']
      points.empty
      disks.size() == 1
      hardware == [cpus: 2, coresPerSocket: 2, memoryMB: 1024, guestId: 'otherGuest64', firmware: 'efi', version: 'vmx-13']
    }
    made.db01_restored.power == 'poweredOff'
    with(made.db01_replica) {
      power == 'poweredOff'
      mark == 'Failback'
    }

    when:
    def commit = muster('commit', back)
    def committed = read('db01_restored_failback')

    then:
    commit.status == 0
    committed.db01_replica.mark == 'Ready'
    committed.db01_restored.customValues['muster.excluded'] == "replaced by 'db01_restored_failback' at a failback"
    committed.db01_restored_failback.power == 'poweredOn'
  }

  def 'a permanent failover leaves a VM of its own, and reprotect replicates it the other way'() {
    given:
    def source = 'db01_restored_failback'

    when:
    def failover = muster('plannedFailover')
    def permanent = muster('permanent')
    def kept = read(source)

    then:
    [failover.status, permanent.status] == [0, 0]
    with(kept.db01_replica) {
      power == 'poweredOn'
      networks == ['DR Network']
      points.empty
      mark == 'Permanent failover'
    }
    kept[source].customValues['muster.excluded'].startsWith("its replica 'db01_replica' was released at ")

    when:
    def reprotect = muster('reprotect')
    def reversed = read(source)

    then: 'the old source holds what it held, and what the new production VM holds'
    reprotect.status == 0
    with(reversed[source]) {
      power == 'poweredOff'
      points.size() == 2
      current == points.last()
      disks != kept[source].disks
      mark == 'Ready'
    }
    with(reversed.db01_replica) {
      power == 'poweredOn'
      mark == 'Reprotected'
      points.empty
    }
  }

  Map read(String... more) {
    read(vcsim, *(['db01', 'db01_replica', 'db01_restored'] + more.toList()))
  }

  /** @param back the runbook's failback */
  Muster.Ended muster(String plan, String back = '') {
    Muster.run('run', runbook('life', "$BODY; $back"), plan, '--yes', '--config', configuration(berlin: vcsim, frankfurt: vcsim))
  }
}
