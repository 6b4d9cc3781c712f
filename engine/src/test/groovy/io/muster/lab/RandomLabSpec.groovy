// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import io.muster.replication.Production
import io.muster.replication.Replicated
import io.muster.replication.Replication
import io.muster.replication.Replication.Phase
import io.muster.replication.ReplicationFault
import io.muster.vsphere.NewVm
import io.muster.vsphere.Placement
import io.muster.vsphere.VSphereFault
import io.muster.vsphere.VirtualMachine
import io.muster.vsphere.VmId
import java.nio.file.Files

/** What holds of a kept lab whatever is done to it; {@code -Dmuster.labs=1000} tries more. */
class RandomLabSpec extends KeptLabSpecification {

  static final int SEQUENCES = Integer.getInteger('muster.labs', 20)
  static final int LENGTH = 25

  def 'the same story gives the same world and the same log'() {
    when:
    def left = (1..2).collect {
      folder = folders.resolve("same $it")
      def left = inLab {
        (1..40).each { act(new SplittableRandom(it)) }
        lab.world()
      }
      time.close()
      [left, Files.readAllLines(folder.resolve('lab.log')).drop(1)]
    }

    then:
    left[0] == left[1]
  }

  def 'the kept world is that of the lab after every call of random sequences of them'() {
    when:
    int refused = 0
    int kills = 0
    (1..SEQUENCES).each { seed ->
      def random = new SplittableRandom(seed)
      folder = folders.resolve("sequence $seed")
      int left = LENGTH
      while (left > 0) {
        int now = Math.min(left, 1 + random.nextInt(LENGTH))
        left -= now
        inLab {
          now.times {
            refused += act(random) ? 0 : 1
            assert kept() == lab.world(): "seed $seed"
          }
          kill()
        }
        kills++
        time.close()
      }
    }
    println "$SEQUENCES sequences of $LENGTH calls, $refused refused, $kills kills"

    then:
    refused > 0
  }

  /** Does something; whether it could be done. */
  private boolean act(SplittableRandom random) {
    def vCenter = random.nextBoolean() ? berlin : frankfurt
    def vms = vCenter.virtualMachines()
    def vm = vms[random.nextInt(vms.size())]
    def name = random.nextBoolean() ? 'db01' : 'app01'
    try {
      call(random, vCenter, vm, replicated(name), lab.replication(), new Production('berlin', name, named(berlin, name).id(), random.nextBoolean()))
      true
    } catch (VSphereFault | ReplicationFault refused) {
      assert refused.message
      false
    }
  }

  private void call(SplittableRandom random, vCenter, VirtualMachine vm, Replicated replica, Replication replication, Production production) {
    def snapshots = vm.snapshots()
    def disks = vm.hardware().disks()
    def phase = random.nextBoolean() ? Phase.RUNNING : Phase.STOPPED
    def calls = [
      { vCenter.powerOn(vm.id()) }, { done(vCenter.powerOn(vm.id())) }, { done(vCenter.powerOff(vm.id())) }, { vCenter.powerOff(vm.id()) },
      { done(vCenter.suspend(vm.id())) }, { vCenter.shutdownGuest(vm.id()) },
      { done(vCenter.createSnapshot(vm.id(), 'one', 'two')) },
      { snapshots && done(vCenter.revertToSnapshot(vm.id(), snapshots[random.nextInt(snapshots.size())].id())) },
      { snapshots && vCenter.removeSnapshot(vm.id(), snapshots[random.nextInt(snapshots.size())].id()) },
      { random.nextInt(5) == 0 && done(vCenter.removeAllSnapshots(vm.id())) },
      { done(vCenter.connectAdapter(vm.id(), 4000, random.nextBoolean() ? 'DR Network' : 'VM Network')) },
      { done(vCenter.disconnectAdapter(vm.id(), 4000)) },
      { done(vCenter.createVm(new NewVm(new VmId("made-${random.nextInt(3)}" as String), "made${random.nextInt(3)}", vm.hardware(), vm.adapters(), Placement.ANYWHERE))) },
      { disks && done(vCenter.copyDisk(disks[0].path(), "[datastore1] copies/${random.nextInt(3)}.vmdk" as String)) },
      { done(vCenter.deleteDisk("[datastore1] copies/${random.nextInt(3)}.vmdk" as String)) },
      { done(vCenter.attachDisk(vm.id(), "[datastore1] copies/${random.nextInt(3)}.vmdk" as String)) },
      { disks.size() > 1 && done(vCenter.detachDisk(vm.id(), disks.last().key())) },
      { vCenter.runProgram(vm.id(), USER, '/bin/sh', ['-c', 'x', 'muster', mac(vm), '10.1.20.15', "10.2.20.${random.nextInt(99)}/24" as String, '10.2.20.1', '']) },
      { vCenter.setCustomValue(vm.id(), 'muster', random.nextBoolean() ? '' : "run ${random.nextInt(9)}" as String) },
      { pass(1 + random.nextInt(20 * 60)) }, { pass(1) },
      { replication.points(replica) }, { replication.hold(replica) }, { replication.resume(replica) },
      { replication.sync(replica, "key ${random.nextInt(3)}" as String) },
      { replication.recover(replica, replication.points(replica).first()) }, { replication.discard(replica) },
      { replication.prepare(replica, production, phase) }, { replication.transfer(replica, production, phase) },
      { replication.restore(replica) }, { replication.adopt(replica, production) }, { replication.forget(replica, production) },
      { random.nextInt(5) == 0 && replication.release(replica) }, { replication.reverse(replica) },
    ]
    calls[random.nextInt(calls.size())]()
  }

  private String mac(VirtualMachine vm) {
    lab.world().sites()*.vms().flatten().find { it.id() == vm.id() }.with { GuestCards.mac(it, 0) }
  }
}
