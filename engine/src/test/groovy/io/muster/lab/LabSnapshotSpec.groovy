// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import static io.muster.vsphere.PowerState.POWERED_OFF

import io.muster.vsphere.VSphereFault.Kind
import java.time.Duration

class LabSnapshotSpec extends LabSpecification {

  def 'a running guest writes one record a second'() {
    when:
    def seen = inLab {
      def before = lab.records('berlin/db01').count('berlin/db01')
      pass(90)
      lab.records('berlin/db01').count('berlin/db01') - before
    }

    then:
    seen == 90
  }

  def 'the newest restore point lacks what its source wrote since'() {
    when:
    def seen = inLab { lab.loss('berlin/db01', 'frankfurt/db01_replica', START) }

    then:
    seen == new Loss(300, Duration.ofMinutes(5))
  }

  def 'restore points are a quarter of an hour apart'() {
    when:
    def seen = inLab { replica.snapshots()*.name() }

    then:
    seen == [
      'Restore Point 11-21-2026 11:10:00',
      'Restore Point 11-21-2026 11:25:00',
      'Restore Point 11-21-2026 11:40:00',
      'Restore Point 11-21-2026 11:55:00',
    ]
  }

  def 'revert brings back exactly what was on the disks'() {
    when:
    def seen = inLab {
      done(frankfurt.revertToSnapshot(replica.id(), replica.snapshots()[1].id()))
      def reverted = lab.loss('berlin/db01', 'frankfurt/db01_replica', START)
      done(frankfurt.powerOn(replica.id()))
      pass(30 + 99)
      def own = lab.records('frankfurt/db01_replica').count('frankfurt/db01_replica')
      done(frankfurt.powerOff(replica.id()))
      done(frankfurt.revertToSnapshot(replica.id(), replica.snapshots()[3].id()))
      def undone = lab.records('frankfurt/db01_replica')
      [reverted.records(), own, undone.count('frankfurt/db01_replica'),
        lab.loss('berlin/db01', 'frankfurt/db01_replica', START).records()]
    }

    then:
    seen == [35 * 60, 100, 0, 300]
  }

  def 'record numbers are not used again after a revert'() {
    when:
    def seen = inLab {
      def id = source.id()
      def name = 'berlin/db01'
      def snapshot = done(berlin.createSnapshot(id, 'before', ''))
      pass(60)
      def discarded = lab.records(name)
      done(berlin.revertToSnapshot(id, snapshot))
      done(berlin.powerOn(id))
      pass(60)
      def kept = lab.records(name)
      def last = discarded.count(name)
      // the revert took eight seconds, in which it went on to write
      [discarded.has(name, last), kept.has(name, last), kept.has(name, last + 8 + 1), discarded.missingFrom(kept, name)]
    }

    then:
    seen == [true, false, true, 60]
  }

  def 'revert restores the network and leaves a running VM off'() {
    when:
    def seen = inLab {
      done(frankfurt.connectAdapter(replica.id(), 4000, 'DR Network'))
      done(frankfurt.powerOn(replica.id()))
      def there = replica.adapters()*.network()
      def point = replica.snapshots()[0].id()
      done(frankfurt.revertToSnapshot(replica.id(), point))
      [there, replica.adapters()*.network(), replica.powerState(), replica.currentSnapshot().get() == point]
    }

    then:
    seen == [['DR Network'], ['VM Network'], POWERED_OFF, true]
  }

  def 'snapshots form a tree and may share a name'() {
    when:
    def seen = inLab {
      def id = source.id()
      def root = done(berlin.createSnapshot(id, 'same', 'root'))
      done(berlin.createSnapshot(id, 'same', 'child'))
      done(berlin.revertToSnapshot(id, root))
      done(berlin.createSnapshot(id, 'same', 'sibling'))
      def all = source.snapshots()
      done(berlin.removeSnapshot(id, root))
      [all, source.snapshots()]
    }

    then:
    seen[0]*.description() == ['root', 'child', 'sibling']
    seen[0]*.name().toSet() == ['same'] as Set
    seen[1]*.description() == ['child', 'sibling']
  }

  def 'a snapshot takes four seconds and holds what was written until then'() {
    when:
    def seen = inLab {
      done(berlin.createSnapshot(source.id(), 'now', ''))
      [elapsed(), source.snapshots().last().created() == time.now()]
    }

    then:
    seen == [4, true]
  }

  def 'a snapshot that does not exist is refused by the call'() {
    when:
    def seen = inLab {
      def refused = fault { frankfurt.revertToSnapshot(replica.id(), 'snapshot-none') }
      [refused.kind(), refused.fault(), refused.message]
    }

    then:
    seen == [
      Kind.NOT_FOUND,
      'ManagedObjectNotFound',
      "virtual machine 'db01_replica' has no snapshot 'snapshot-none'",
    ]
  }

  def 'a network that does not exist is refused by the call'() {
    when:
    def seen = inLab { fault { frankfurt.connectAdapter(replica.id(), 4000, 'no such') }.message }

    then:
    seen == "no network 'no such' in site 'frankfurt'; it has 'DR Network', 'DR Isolated'"
  }
}
