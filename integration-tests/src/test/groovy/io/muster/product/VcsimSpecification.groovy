// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.replica.ReplicaMark
import io.muster.time.LiveTime
import io.muster.vcsim.Vcsim
import io.muster.vsphere.Board
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
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged product on vCenters of the simulator, which a client that is not ours reads back. */
abstract class VcsimSpecification extends Specification {

  @TempDir
  File dir

  /** Makes a VM with a disk; the simulator's own VMs have none. */
  static void withDisk(Map options = [:], Vcsim vcsim, String name) {
    def time = new LiveTime(InstantSource.system())
    def vSphere = new YavijavaVSphere(Settings.of(url: vcsim.url, site: 'any'), time)
    try {
      def disk = new VirtualDisk(0, '', '', 1L << 20)
      def hardware = new Hardware(2, 1L << 30, 'otherGuest64', options.board ?: Board.USUAL, [disk])
      def adapter = new NetworkAdapter(0, '', options.network ?: 'VM Network', true)
      def made = vSphere.createVm(new NewVm(new VmId(UUID.nameUUIDFromBytes(name.bytes) as String), name, hardware, [adapter], Placement.ANYWHERE))
      made.ended().toCompletableFuture().get(20, TimeUnit.SECONDS)
    } finally {
      vSphere.close()
      time.close()
    }
  }

  /** What the other client sees of VMs, by name, with the name of the current snapshot and Muster's mark. */
  static Map read(Vcsim vcsim, String... names) {
    vcsim.read(names).each { _, seen ->
      seen.power = seen.powerState
      seen.current = flat(seen.snapshots).find { it.id == seen.currentSnapshot }?.name
      seen.points = flat(seen.snapshots)*.name
      def mark = seen.customValues[ReplicaMark.ATTRIBUTE]
      seen.mark = mark ? URLDecoder.decode((mark =~ /state=(\S+)/)[0][1] as String, 'UTF-8') : 'Ready'
    }
  }

  private static List<Map> flat(List<Map> snapshots) {
    snapshots.collectMany { [it] + flat(it.children ?: []) }
  }

  /** Sites of a configuration, and what else is to be in it. */
  File configuration(Map<String, Vcsim> sites, String more = '') {
    def file = new File(dir, 'muster.properties')
    file.text = sites.collect { site, vcsim ->
      """
      site.${site}.url = ${vcsim.url}
      site.${site}.user = ${Vcsim.USER}
      site.${site}.password = ${Vcsim.PASSWORD}
      """.stripIndent()
    }.join('\n') + more
    file
  }

  File runbook(String name, String body) {
    def file = new File(dir, "${name}.groovy")
    file.text = """
      runbook('$name') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        $body
      }
      """.stripIndent()
    file
  }
}
