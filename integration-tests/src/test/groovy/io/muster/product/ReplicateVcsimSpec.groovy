// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.time.LiveTime
import io.muster.vcsim.Vcsim
import io.muster.vsphere.Hardware
import io.muster.vsphere.NetworkAdapter
import io.muster.vsphere.NewVm
import io.muster.vsphere.Placement
import io.muster.vsphere.VirtualDisk
import io.muster.vsphere.VmId
import io.muster.vsphere.yavijava.Settings
import io.muster.vsphere.yavijava.YavijavaVSphere
import java.time.InstantSource
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Replication by vSphere alone, with the packaged command against a vSphere API server. */
class ReplicateVcsimSpec extends Specification {

  static final String RUNBOOK = '''\
    runbook('shop') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'db01' }
        failover { group('database') { vm 'db01' } }
    }
  '''.stripIndent()

  @TempDir
  File dir

  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  File runbook
  File config

  def setup() {
    ['DR Network', 'DR Isolated'].each { vcsim.network(it) }
    make('db01')
    runbook = new File(dir, 'shop.groovy')
    runbook.text = RUNBOOK
    config = new File(dir, 'muster.properties')
    config.text = ['berlin', 'frankfurt'].collect { site ->
      "site.${site}.url = ${vcsim.url}\nsite.${site}.user = ${Vcsim.USER}\nsite.${site}.password = ${Vcsim.PASSWORD}\n"
    }.join('') + 'replication.snapshot.keep = 2\n'
  }

  def 'a replica is made, sent to, held by a failover, and sent to again after its undo'() {
    when:
    def first = muster('replicate', runbook)

    then:
    first.status == 0
    first.lines[0] ==~ /\S+Z  db01: begins/
    first.lines[1] ==~ /\S+Z  db01: 'db01_replica' was made; it has restore point 'Restore Point .+' of .+Z/
    with(vcsim.read('db01_replica').db01_replica) {
      powerState == 'poweredOff'
      networks == ['DR Network']
      snapshots.size() == 1
      disks.size() == 1
    }

    when:
    def more = (1..2).collect { muster('replicate', runbook, 'db01', '--output', 'json') }

    then: 'there are as many restore points as the configuration says, and nothing is left at the source'
    more*.status == [0, 0]
    more[1].lines.collect { new ObjectMapper().readValue(it, Map) }*.type == ['replication.began', 'replication.done']
    seen().points.size() == 2
    vcsim.read('db01').db01.snapshots.empty

    when:
    def failover = muster('run', runbook, 'failover')
    def held = muster('replicate', runbook)

    then:
    [failover.status, held.status] == [0, 0]
    held.out.contains("db01: skipped: replica 'db01_replica' is in state Failover")
    seen().points.size() == 2

    when:
    def undo = muster('run', runbook, 'undo', '--yes')
    def after = muster('replicate', runbook)

    then:
    [undo.status, after.status] == [0, 0]
    after.out.contains("db01: 'db01_replica' has restore point ")
  }

  def 'what keeps a machine from being replicated is told'() {
    given:
    runbook.text = RUNBOOK.replace("snapshot 'db01'", declared).replace("vm 'db01'", "vm '$machine'")
    if (more) {
      config << more
    }

    when:
    def run = muster('replicate', runbook, *arguments)

    then:
    run.status == status
    (run.out + run.err).contains(said)

    where:
    declared                    | machine | more                             | arguments        || status | said
    "snapshot 'db09'"           | 'db09'  | ''                               | []               || 5      | "db09: failed: virtual machine 'db09' not found in site 'berlin'; the site has 'db01'"
    "snapshot 'db01'"           | 'db01'  | 'replication.snapshot.host = no' | []               || 1      | "db01: failed: "
    "snapshot 'db01'"           | 'db01'  | ''                               | ['--continuous'] || 2      | 'set replication.snapshot.every in '
    "snapshot 'db01'"           | 'db01'  | ''                               | ['db02']         || 2      | "runbook 'shop' has no machine 'db02'"
  }

  private Muster.Ended muster(Object... arguments) {
    Muster.run(*arguments, '--config', config)
  }

  private Map seen() {
    new ObjectMapper().readValue(muster('replicas', runbook, '--output', 'json').lines[0], Map)
  }

  private void make(String name) {
    def time = new LiveTime(InstantSource.system())
    def vSphere = new YavijavaVSphere(Settings.of(url: vcsim.url, site: 'berlin'), time)
    try {
      def hardware = new Hardware(1, 1L << 30, 'otherGuest64', [new VirtualDisk(0, '', '', 1L << 20)])
      def adapter = new NetworkAdapter(0, '', 'VM Network', true)
      def id = new VmId(UUID.nameUUIDFromBytes(name.bytes) as String)
      vSphere.createVm(new NewVm(id, name, hardware, [adapter], Placement.ANYWHERE)).ended().toCompletableFuture().get(20, TimeUnit.SECONDS)
    } finally {
      vSphere.close()
      time.close()
    }
  }
}
