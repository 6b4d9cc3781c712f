// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot

import static io.muster.replication.Replication.Phase.RUNNING
import static io.muster.replication.Replication.Phase.STOPPED

import io.muster.replication.Production
import io.muster.replication.Replicated
import io.muster.runbook.ReplicaKind
import io.muster.time.LiveTime
import io.muster.vcsim.Vcsim
import io.muster.vsphere.Hardware
import io.muster.vsphere.NetworkAdapter
import io.muster.vsphere.NewVm
import io.muster.vsphere.Placement
import io.muster.vsphere.PowerState
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereTask
import io.muster.vsphere.VirtualDisk
import io.muster.vsphere.VmId
import io.muster.vsphere.yavijava.Settings
import io.muster.vsphere.yavijava.YavijavaVSphere
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import java.time.InstantSource
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/**
 * Snapshot replication over SOAP, on govmomi's simulator, seen by a second client and by what is in the disks' files. The
 * two sites are two connections to one vCenter, so that paths go through the names of shared datastores.
 *
 * The simulator makes no delta files at a snapshot, and a revert changes only which snapshot is the current one. So what a
 * guest writes after a snapshot is told by writing the file before the next snapshot, and what a revert brings back is
 * left to the lab ({@code SnapshotReplicationSpec} of the engine).
 */
@Stepwise
class SnapshotReplicationVcsimSpec extends Specification {

  static final VmId DB01 = new VmId('5d1c1f0e-0000-4000-8000-000000000001')
  static final VmId COPY = new VmId('5d1c1f0e-0000-4000-8000-000000000002')

  @Shared
  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  @Shared
  @AutoCleanup
  LiveTime time = new LiveTime(InstantSource.system())

  @Shared
  Map<String, VSphere> sites = ['berlin', 'frankfurt'].collectEntries {
    [it, new YavijavaVSphere(Settings.of(url: vcsim.url, site: it), time)]
  }

  @Shared
  HttpClient http = HttpClient.newHttpClient()

  SnapshotReplication replication = new SnapshotReplication({ sites[it] }, 2)

  def setupSpec() {
    vcsim.network('production')
    make(sites.berlin, 'db01', DB01)
    make(sites.frankfurt, 'db01_replica', COPY)
    end(sites.berlin.powerOn(DB01))
  }

  def cleanupSpec() {
    sites.values()*.close()
  }

  def "the first sync copies all disks of the running source into a restore point"() {
    given:
    write('db01', 'first')

    when:
    def point = replication.sync(pair, 'initial')

    then:
    with(vcsim.read('db01_replica').db01_replica) {
      it.snapshots*.name == [point.name()]
      it.currentSnapshot == point.id()
      it.disks.size() == 2
      it.disks.every { disk -> disk ==~ /\[LocalDS_0\] db01_replica\/muster-.+-\d\.vmdk/ }
    }
    contents('db01_replica') == ['first 0', 'first 1']

    and: 'the source is as it was'
    with(vcsim.read('db01').db01) {
      it.snapshots.empty
      it.powerState == 'poweredOn'
      it.disks == ['[LocalDS_0] db01/db01.vmdk', '[LocalDS_0] db01/db01_1.vmdk']
    }
  }

  def "each further sync adds a restore point, a repeated one does not, and the oldest goes with its files"() {
    given:
    def oldest = vcsim.read('db01_replica').db01_replica.disks

    when:
    def points = ['second', 'third'].collect {
      write('db01', it)
      def point = replication.sync(pair, it)
      assert replication.sync(pair, it) == point
      point
    }

    then:
    replication.points(pair) == points
    points.collect { frozen(it.id()) } == [['second 0', 'second 1'], ['third 0', 'third 1']]
    contents('db01_replica') == ['third 0', 'third 1']
    oldest.every { read(it) == null }
    vcsim.read('db01').db01.snapshots.empty
  }

  def "phase 1 of a failback sends what the running replica holds"() {
    given:
    replication.recover(pair, replication.points(pair).last())
    end(sites.frankfurt.powerOn(COPY))
    write('db01_replica', 'served')
    end(sites.berlin.powerOff(DB01))

    when:
    replication.prepare(pair, production, RUNNING)
    def working = vcsim.read('db01').db01.snapshots*.name
    2.times { replication.transfer(pair, production, RUNNING) }

    then:
    working == ['muster working failback']
    contents('db01') == ['served 0', 'served 1']
    vcsim.read('db01').db01.snapshots.empty
    current('db01_replica') == 'muster protective failback 1'
    vcsim.read('db01_replica').db01_replica.powerState == 'poweredOn'
    replication.points(pair).size() == 2
  }

  def "phase 2 sends the rest once the replica is off, and keeps what the replica was"() {
    given:
    write('db01_replica', 'more')
    replication.prepare(pair, production, STOPPED)
    end(sites.frankfurt.powerOff(COPY))
    def phase1 = vcsim.read('db01').db01.disks

    when:
    2.times { replication.transfer(pair, production, STOPPED) }

    then:
    contents('db01') == ['more 0', 'more 1']
    phase1.every { read(it) == null }
    with(vcsim.read('db01').db01) {
      it.snapshots.empty
      it.disks.size() == 2
    }
    names('db01_replica').findAll { it.startsWith('muster') } == ['muster protective failback 2']
    replication.points(pair).size() == 2
  }

  def "adoption makes the state before the failback one more restore point, and replication goes on"() {
    when:
    2.times { replication.adopt(pair, production) }
    def points = replication.points(pair)
    end(sites.berlin.powerOn(DB01))
    write('db01', 'fourth')
    replication.sync(pair, 'fourth')

    then:
    points.size() == 3
    points.last().name() == 'muster protective failback 2'
    contents('db01_replica') == ['fourth 0', 'fourth 1']
    replication.points(pair).size() == 2
    vcsim.read('db01').db01.customValues.every { it.value.empty }
  }

  def "a released replica has no snapshots, and its source is excluded"() {
    when:
    replication.release(pair)

    then:
    vcsim.read('db01_replica').db01_replica.snapshots.empty
    contents('db01_replica') == ['fourth 0', 'fourth 1']
    vcsim.read('db01').db01.customValues['muster.excluded'].startsWith("its replica 'db01_replica' was released at ")
  }

  private Replicated getPair() {
    new Replicated(ReplicaKind.SNAPSHOT, 'berlin', 'db01', 'frankfurt', 'db01_replica', COPY, time, time.now() + Duration.ofMinutes(2))
  }

  private Production getProduction() {
    new Production('berlin', 'db01', DB01, false)
  }

  private void make(VSphere site, String name, VmId id) {
    def disks = [8L << 30, 1L << 30].collect { new VirtualDisk(0, '', '', it) }
    def hardware = new Hardware(2, 2L << 30, 'debian10_64Guest', disks)
    end(site.createVm(new NewVm(id, name, hardware, [new NetworkAdapter(0, '', 'production', true)], Placement.ANYWHERE)))
    assert site.virtualMachine(id).powerState() == PowerState.POWERED_OFF
  }

  private void end(VSphereTask task) {
    time.await(task.ended(), time.now() + Duration.ofMinutes(1))
  }

  /** The names of the snapshots of a VM, in one list. */
  private List<String> names(String vm) {
    flat(vcsim.read(vm)[vm].snapshots)*.name
  }

  private String current(String vm) {
    def read = vcsim.read(vm)[vm]
    flat(read.snapshots).find { it.id == read.currentSnapshot }.name
  }

  private static List<Map> flat(List<Map> snapshots) {
    snapshots.collectMany { [it] + flat(it.children) }
  }

  /** Writes something else into each disk of a VM. */
  private void write(String vm, String text) {
    vcsim.read(vm)[vm].disks.eachWithIndex { disk, index ->
      def request = HttpRequest.newBuilder(file(disk)).PUT(BodyPublishers.ofString("$text $index")).build()
      assert http.send(request, BodyHandlers.ofString()).statusCode() in [200, 201]
    }
  }

  private List<String> contents(String vm) {
    vcsim.read(vm)[vm].disks.collect { read(it) }
  }

  private List<String> frozen(String snapshot) {
    sites.frankfurt.snapshotDisks(COPY, snapshot).collect { read(it.path()) }
  }

  /** What is in the file of a disk; null where that is gone. */
  private String read(String disk) {
    def answer = http.send(HttpRequest.newBuilder(file(disk)).build(), BodyHandlers.ofString())
    answer.statusCode() == 200 ? answer.body() : null
  }

  private URI file(String disk) {
    def parts = (disk =~ /\[(.+)\] (.+)\.vmdk/)[0]
    vcsim.url.resolve("/folder/${parts[2]}-flat.vmdk?dcPath=DC0&dsName=${parts[1]}")
  }
}
