// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot

import static io.muster.replication.Replication.Phase.RUNNING
import static io.muster.replication.Replication.Phase.STOPPED

import io.muster.RunbookSpecification
import io.muster.lab.Lab
import io.muster.lab.World
import io.muster.replica.RestorePoint
import io.muster.replication.Production
import io.muster.replication.Replicated
import io.muster.replication.ReplicationFault
import io.muster.runbook.ReplicaKind
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.vsphere.Hardware
import io.muster.vsphere.NetworkAdapter
import io.muster.vsphere.NewVm
import io.muster.vsphere.Placement
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereFault
import io.muster.vsphere.VSphereTask
import io.muster.vsphere.VirtualDisk
import io.muster.vsphere.VirtualMachine
import io.muster.vsphere.VmId
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import spock.lang.Specification

/**
 * Snapshot replication on the lab's vCenter. Guests write numbered records, so that what a copy, a revert or a failback
 * has lost or brought back is counted.
 */
class SnapshotReplicationSpec extends Specification {

  static final Instant START = Instant.parse('2026-11-21T12:00:00Z')
  static final VmId COPY = new VmId('5d1c1f0e-0000-4000-8000-00000000c0b1')
  static final String SOURCE = 'berlin/db01'
  static final String REPLICA = 'berlin/db01_copy'

  SimulatedTime time = new SimulatedTime(START, Speed.MAX)
  Lab lab = new Lab(World.fitting(RunbookSpecification.runbook("failover { group('all') { vm 'db01' } }"), START, 1), time)
  SnapshotReplication replication = new SnapshotReplication(lab::vSphere, 3)

  def cleanup() {
    time.close()
  }

  def "a sync makes a restore point with all that the source had written when it was frozen"() {
    when:
    def points = inLab {
      replicaIsMade()
      3.times { pass(60) ; replication.sync(pair, "run $it") }
      replication.points(pair)
    }

    then:
    points.size() == 3
    points*.created() == points*.created().toSorted()
    points*.name().every { it ==~ /Restore Point \d\d-\d\d-\d{4} \d\d:\d\d:\d\d/ }

    and: 'each point has the records of its instant, and nothing else'
    points.every { point ->
      def (copied, written) = inLab {
        replication.recover(pair, point)
        [lab.records(REPLICA), lab.records(SOURCE).asOf(point.created())]
      }
      copied.count(SOURCE) == written.count(SOURCE) && copied.missingFrom(written, SOURCE) == 0 && copied.count(SOURCE) > 0
    }
  }

  def "a sync that is repeated gives the restore point that it has made, and leaves nothing behind"() {
    when:
    def (first, again, points, source) = inLab {
      replicaIsMade()
      def first = replication.sync(pair, 'one')
      pass(60)
      [first, replication.sync(pair, 'one'), replication.points(pair), named('db01')]
    }

    then:
    first == again
    points == [first]
    source.snapshots().empty
    lab.world().sites().every { it.files().empty }
  }

  def "the oldest restore points go, with their files, when there are more than are to be kept"() {
    when:
    def (points, made) = inLab {
      replicaIsMade()
      def made = (1..5).collect { pass(10) ; replication.sync(pair, "run $it") }
      [replication.points(pair), made]
    }

    then:
    points == made.takeRight(3)
    lab.world().sites().every { it.files().empty }
  }

  def "a sync goes on where it stopped: #what"() {
    when:
    def (points, records) = inLab {
      replicaIsMade()
      replication.sync(pair, 'before')
      pass(60)
      broken(what) { replication.sync(pair, 'one') }
      def point = replication.sync(pair, 'one')
      assert replication.sync(pair, 'one') == point
      [replication.points(pair), lab.records(SOURCE).asOf(point.created()).missingFrom(lab.records(REPLICA), SOURCE)]
    }

    then:
    points.size() == 2
    records == 0
    inLab { named('db01').snapshots().empty && named('db01_copy').hardware().disks().size() == 1 }

    where:
    what << ['createSnapshot', 'copyDisk', 'detachDisk', 'attachDisk', 'removeSnapshot']
  }

  def "what a sync leaves that broke off is removed by #next: #what"() {
    when:
    def (source, replica, files) = inLab {
      replicaIsMade()
      replication.sync(pair, 'before')
      pass(60)
      broken(what) { replication.sync(pair, 'one') }
      call.rehydrate(this, this, this).call(replication, pair)
      [named('db01'), named('db01_copy'), lab.world().sites()*.files()]
    }

    then:
    source.snapshots().empty
    !replica.customValues()['muster.sync']
    files.every { it.empty }

    where:
    [what, next, call] << [
      ['createSnapshot', 'copyDisk', 'detachDisk', 'removeSnapshot'],
      [['another sync', { r, p -> r.sync(p, 'two') }], ['an undo', { r, p -> r.discard(p) }], ['a release', { r, p -> r.release(p) }]]
    ].combinations().collect { broken, way -> [broken] + way }
  }

  def "a sync that is done again sends what its source holds then"() {
    when:
    def (point, missing) = inLab {
      replicaIsMade()
      broken('copyDisk') { replication.sync(pair, 'one') }
      pass(600)
      def point = replication.sync(pair, 'one')
      [point, lab.records(SOURCE).asOf(point.created()).missingFrom(lab.records(REPLICA), SOURCE)]
    }

    then:
    point.created() >= START.plusSeconds(600)
    missing == 0
  }

  def "a sync is given up when #what begins while it copies, and leaves the replica's disks alone"() {
    when:
    def (fault, before, after) = inLab {
      replicaIsMade()
      replication.sync(pair, 'before')
      pass(60)
      def before = named('db01_copy').hardware().disks()
      def fault = meanwhile('copyDisk', { begins.rehydrate(this, this, this).call(replication, pair) }) { fault { replication.sync(pair, 'one') } }
      [fault, before, named('db01_copy').hardware().disks()]
    }

    then:
    fault.fault() == name
    before == after

    where:
    what                | name            | begins
    'a failover'        | 'Overtaken'     | { r, p -> r.hold(p) }
    'another sync'      | 'Overtaken'     | { r, p -> getBerlin().setCustomValue(COPY, 'muster.sync', 'two') }
    'the replica'       | 'NotPoweredOff' | { r, p -> end(getBerlin().powerOn(COPY)) }
  }

  def "what takes the place of a source that was deleted is the source, and a replica of it is released"() {
    when:
    def (mark, released) = inLab {
      failedOver()
      make('db01_new', new VmId('new'))
      def other = new Production('berlin', 'db01_new', new VmId('new'), true)
      def gone = of('db99')
      replication.prepare(gone, other, RUNNING)
      replication.transfer(gone, other, RUNNING)
      replication.prepare(gone, other, STOPPED)
      off('db01_copy')
      replication.transfer(gone, other, STOPPED)
      2.times { replication.adopt(gone, other) }
      def mark = named('db01_copy').customValues()['muster.source']
      berlin.setCustomValue(COPY, 'muster.source', '')
      replication.release(gone)
      [mark, named('db01_copy')]
    }

    then:
    mark == 'berlin/new'
    released.snapshots().empty
  }

  def "an undone failover is dropped, and the replica is at its latest restore point again"() {
    when:
    def (during, after) = inLab {
      replicated()
      replication.recover(pair, replication.points(pair).first())
      run('db01_copy', 120)
      def during = lab.records(REPLICA).count(REPLICA)
      replication.discard(pair)
      [during, lab.records(REPLICA)]
    }

    then:
    during > 0
    after.count(REPLICA) == 0
    after.count(SOURCE) > 0
  }

  def "a failback carries all that the replica has written to production, and its state becomes a restore point"() {
    when:
    def told = inLab {
      failedOver()
      off('db01')
      replication.prepare(pair, production, RUNNING)
      2.times { replication.transfer(pair, production, RUNNING) }
      def first = lab.records(SOURCE).count(REPLICA)
      pass(100)
      replication.prepare(pair, production, STOPPED)
      off('db01_copy')
      def all = lab.records(REPLICA)
      def hidden = replication.points(pair)*.name()
      2.times { replication.transfer(pair, production, STOPPED) }
      def working = [named('db01'), named('db01_copy')].collectMany { it.snapshots()*.name().findAll { it.startsWith('muster') } }
      2.times { replication.adopt(pair, production) }
      [first: first, all: all, sent: lab.records(SOURCE), hidden: hidden, working: working, points: replication.points(pair),
        excluded: named('db01').customValues()]
    }

    then:
    told.first > 0
    told.sent.count(REPLICA) == told.all.count(REPLICA)
    told.sent.count(REPLICA) > told.first
    told.all.missingFrom(told.sent, REPLICA) == 0
    told.all.missingFrom(told.sent, SOURCE) == 0
    told.sent.missingFrom(told.all, SOURCE) == 0
    told.working == ['muster protective failback 2']
    !told.hidden.any { it.startsWith('muster') }
    told.points.last().name() == 'muster protective failback 2'
    told.excluded.isEmpty()
    lab.world().sites().every { it.files().empty }
  }

  def "an undone failback leaves the replica as it was when it was switched off"() {
    when:
    def (before, after, left) = inLab {
      failedOver()
      failedBack()
      def before = lab.records(REPLICA)
      run('db01_copy', 60)
      off('db01_copy')
      2.times { replication.restore(pair) }
      [before, lab.records(REPLICA), named('db01_copy')]
    }

    then:
    after.count(REPLICA) == before.count(REPLICA)
    after.count(SOURCE) == before.count(SOURCE)
    !left.snapshots()*.name().any { it.startsWith('muster') }
    left.customValues().isEmpty()
  }

  def "a second failback sends what is new, though the first has left its snapshot"() {
    when:
    def (there, home) = inLab {
      failedOver()
      failedBack()
      replication.adopt(pair, production)
      run('db01', 60)
      off('db01')
      replication.recover(pair, replication.points(pair).last())
      run('db01_copy', 60, false)
      failedBack()
      [lab.records(REPLICA), lab.records(SOURCE)]
    }

    then:
    there.count(REPLICA) == home.count(REPLICA)
    there.missingFrom(home, REPLICA) == 0
  }

  def "an undo from phase 1 leaves no snapshot of the failback anywhere"() {
    when:
    def vms = inLab {
      failedOver()
      off('db01')
      replication.prepare(pair, production, RUNNING)
      replication.transfer(pair, production, RUNNING)
      2.times { replication.forget(pair, production) }
      [named('db01'), named('db01_copy')]
    }

    then:
    vms.every { !it.snapshots()*.name().any { it.startsWith('muster') } && it.customValues().isEmpty() }
  }

  def "a failback to another VM makes that the source, and excludes the old one"() {
    when:
    def (old, point, missing) = inLab {
      failedOver()
      make('db01_new', new VmId('new'))
      def other = new Production('berlin', 'db01_new', new VmId('new'), true)
      failedBack(other)
      replication.adopt(pair, other)
      run('db01_new', 60, false)
      def point = replication.sync(pair, 'from the new one')
      [named('db01'), point, lab.records('berlin/db01_new').asOf(point.created()).missingFrom(lab.records(REPLICA), 'berlin/db01_new')]
    }

    then:
    old.customValues()['muster.excluded'] == "replaced by 'db01_new' at a failback"
    missing == 0
  }

  def "a released replica keeps its data, loses its points, and its source is not replicated any more"() {
    when:
    def (before, after, vm, fault) = inLab {
      failedOver()
      def before = lab.records(REPLICA)
      2.times { replication.release(pair) }
      [before, lab.records(REPLICA), named('db01_copy'), fault { replication.sync(pair, 'later') }]
    }

    then:
    vm.snapshots().empty
    after.missingFrom(before, SOURCE) == 0
    before.missingFrom(after, SOURCE) == 0
    after.count(REPLICA) >= before.count(REPLICA)
    fault.fault() == 'Excluded'
    fault.refused()
    lab.world().sites().every { it.files().empty }
  }

  def "a reversed replication sends the other way, and keeps what the old source had"() {
    when:
    def (old, sent, points) = inLab {
      failedOver()
      replication.release(pair)
      off('db01')
      def old = lab.records(SOURCE)
      2.times { replication.reverse(pair) }
      def back = new Replicated(ReplicaKind.SNAPSHOT, 'berlin', 'db01_copy', 'berlin', 'db01', named('db01').id(), time, end())
      [old, lab.records(SOURCE), replication.points(back)]
    }

    then:
    sent.count(REPLICA) > 0
    points.size() == 2
    inLab { end(lab.vSphere('berlin').revertToSnapshot(named('db01').id(), points.first().id())) ; lab.records(SOURCE) } == old
  }

  def "a replication that was reversed can be reversed again, and goes on as at the beginning"() {
    when:
    def (points, marks) = inLab {
      failedOver()
      replication.hold(pair)
      replication.release(pair)
      off('db01')
      replication.reverse(pair)
      def back = new Replicated(ReplicaKind.SNAPSHOT, 'berlin', 'db01_copy', 'berlin', 'db01', named('db01').id(), time, end())
      off('db01_copy')
      replication.release(back)
      2.times { replication.reverse(back) }
      replication.sync(pair, 'again')
      [replication.points(pair), named('db01_copy').customValues()]
    }

    then: 'what it held, what the reversal has sent, and what a sync has'
    points.size() == 3
    !marks['muster.hold']
    !marks['muster.source']
  }

  def "replication is held and resumed, and says so on the replica"() {
    when:
    def (held, resumed) = inLab {
      replicaIsMade()
      2.times { replication.hold(pair) ; pass(1) }
      def held = named('db01_copy').customValues()
      replication.resume(pair)
      [held, named('db01_copy').customValues()]
    }

    then:
    held['muster.hold'].startsWith('since 2026-11-21T12:')
    resumed.isEmpty()
  }

  def "#what is refused in a sentence"() {
    when:
    def fault = inLab {
      replicaIsMade()
      replication.sync(pair, 'one')
      fault { call.rehydrate(this, this, this).call(replication, pair) }
    }

    then:
    fault.refused()
    fault.fault() == name
    fault.message.contains(said)

    where:
    what                              | name                | said                        | call
    'an instant'                      | 'NoShortTermPoints' | 'is a snapshot replica'     | { r, p -> r.pointAt(p, START) }
    'a point that is gone'            | 'NoRestorePoint'    | "'gone'"                    | { r, p -> r.recover(p, new RestorePoint('x', 'gone', START)) }
    'a sync to another storage'       | 'NoSharedDatastore' | "'endpoint'"                | { r, p -> r.sync(far(), 'far') }
    'a source that does not exist'    | 'NoSource'          | "'db99'"                    | { r, p -> r.sync(of('db99'), 'x') }
  }

  def "#points restore points cannot be kept"() {
    when:
    new SnapshotReplication(lab::vSphere, points)

    then:
    def e = thrown(IllegalArgumentException)
    e.message.contains('1 to 28')

    where:
    points << [0, 29]
  }

  Replicated getPair() {
    of('db01')
  }

  Replicated of(String source) {
    new Replicated(ReplicaKind.SNAPSHOT, 'berlin', source, 'berlin', 'db01_copy', COPY, time, end())
  }

  Replicated far() {
    def there = lab.vSphere('frankfurt').virtualMachines().find { it.name() == 'db01_replica' }
    new Replicated(ReplicaKind.SNAPSHOT, 'berlin', 'db01', 'frankfurt', 'db01_replica', there.id(), time, end())
  }

  Instant end() {
    time.now() + Duration.ofHours(1)
  }

  Production getProduction() {
    new Production('berlin', 'db01', named('db01').id(), false)
  }

  VSphere getBerlin() {
    lab.vSphere('berlin')
  }

  VirtualMachine named(String name) {
    berlin.virtualMachines().find { it.name() == name }
  }

  void replicaIsMade() {
    make('db01_copy', COPY)
  }

  void make(String name, VmId id) {
    def hardware = new Hardware(2, 4L << 30, 'otherGuest64', [new VirtualDisk(0, '', '', 16L << 30)])
    end(berlin.createVm(new NewVm(id, name, hardware, [new NetworkAdapter(0, '', 'VM Network', true)], Placement.ANYWHERE)))
  }

  void replicated() {
    replicaIsMade()
    2.times { pass(60) ; replication.sync(pair, "run $it") }
  }

  void failedOver() {
    replicated()
    replication.recover(pair, replication.points(pair).last())
    end(berlin.powerOn(COPY))
    pass(120)
  }

  void failedBack(Production to = production) {
    if (named(to.name()).powerState().word() == 'poweredOn') {
      off(to.name())
    }
    replication.prepare(pair, to, RUNNING)
    replication.transfer(pair, to, RUNNING)
    replication.prepare(pair, to, STOPPED)
    if (named('db01_copy').powerState().word() == 'poweredOn') {
      off('db01_copy')
    }
    replication.transfer(pair, to, STOPPED)
  }

  /** Lets a VM run for a while. */
  void run(String name, int seconds, boolean stop = true) {
    end(berlin.powerOn(named(name).id()))
    pass(seconds)
    if (stop) {
      off(name)
    }
  }

  void off(String name) {
    if (named(name).powerState().word() == 'poweredOn') {
      end(berlin.powerOff(named(name).id()))
    }
  }

  void pass(int seconds) {
    time.sleep(Duration.ofSeconds(seconds))
  }

  String end(VSphereTask task) {
    time.await(task.ended(), end()).orElse('')
  }

  ReplicationFault fault(Closure<?> call) {
    try {
      call()
    } catch (ReplicationFault fault) {
      return fault
    }
    throw new AssertionError('no fault')
  }

  /** Runs something on a vCenter that refuses one method. */
  void broken(String method, Closure<?> call) {
    def whole = replication
    def refusing = Proxy.newProxyInstance(VSphere.classLoader, [VSphere] as Class[]) { proxy, asked, arguments ->
      if (asked.name == method) {
        throw new VSphereFault(VSphereFault.Kind.PERMANENT, 'Broken', "$method is broken")
      }
      try {
        asked.invoke(berlin, arguments)
      } catch (InvocationTargetException e) {
        throw e.cause
      }
    } as VSphere
    replication = new SnapshotReplication({ refusing }, 3)
    assert fault(call).fault() == 'Broken'
    replication = whole
  }

  /** Runs something on a vCenter at which something else is done before one method. */
  def <T> T meanwhile(String method, Closure<?> other, Closure<T> call) {
    def whole = replication
    def disturbed = Proxy.newProxyInstance(VSphere.classLoader, [VSphere] as Class[]) { proxy, asked, arguments ->
      if (asked.name == method) {
        replication = whole
        other()
      }
      try {
        asked.invoke(berlin, arguments)
      } catch (InvocationTargetException e) {
        throw e.cause
      }
    } as VSphere
    replication = new SnapshotReplication({ disturbed }, 3)
    call()
  }

  /** Runs a story in the lab's time and gives what it gives. */
  def <T> T inLab(Closure<T> story) {
    def told = new CompletableFuture<T>()
    time.fork('story') {
      try {
        told.complete(story())
      } catch (Throwable t) {
        told.completeExceptionally(t)
      }
    }
    try {
      told.get(20, TimeUnit.SECONDS)
    } catch (ExecutionException e) {
      throw e.cause
    }
  }
}
