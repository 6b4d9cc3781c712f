// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import io.muster.runbook.NetworkMapping
import io.muster.vsphere.Board
import io.muster.vsphere.Firmware
import io.muster.vsphere.Hardware
import io.muster.vsphere.NetworkAdapter
import io.muster.vsphere.PowerState
import io.muster.vsphere.VirtualDisk
import io.muster.vsphere.VirtualMachine
import io.muster.vsphere.VmId
import spock.lang.Specification

class DifferencesSpec extends Specification {

  static final Differences DIFFERENCES = new Differences([new NetworkMapping(null, 'VM Network', 'DR Network', Optional.empty())], false)
  static final VirtualMachine PRODUCTION = machine()

  def 'what was changed at the recovery site is named: #told'() {
    expect:
    DIFFERENCES.between(machine(changed), PRODUCTION) == told

    where:
    changed                                                || told
    [:]                                                    || []
    [networks: ['VM Network']]                             || []
    [cpus: 4, memory: 8192]                                || ['4 CPUs, there are 2', '8192 MB of memory, there are 4096']
    [board: new Board(2, Firmware.EFI, 'vmx-19')]          || ['2 cores per socket, there are 1', "firmware 'efi', there is 'bios'", "hardware 'vmx-19', there is 'vmx-13'"]
    [disks: [16, 32, 1]]                                   || ['3 disks, there are 2']
    [disks: [32, 16]]                                      || ['32 GB on disk 1, there are 16', '16 GB on disk 2, there are 32']
    [networks: ['DR Backup']]                              || ["network 'DR Backup' of adapter 1, there is 'VM Network'"]
    [networks: ['DR Network', 'DR Network']]               || ['2 network adapters, there are 1']
  }

  def 'disks that a transfer carries are not compared'() {
    expect:
    new Differences([], true).between(machine(disks: [32], networks: ['VM Network']), PRODUCTION) == []
  }

  private static VirtualMachine machine(Map changed = [:]) {
    def of = [cpus: 2, memory: 4096, board: new Board(1, Firmware.BIOS, 'vmx-13'), disks: [16, 32], networks: changed ? ['DR Network'] : ['VM Network']] + changed
    def disks = of.disks.indexed().collect { i, size -> new VirtualDisk(2000 + i, "Hard disk ${i + 1}", "[ds] vm/vm_${i}.vmdk", (size as long) << 30) }
    def adapters = of.networks.indexed().collect { i, network -> new NetworkAdapter(4000 + i, "Network adapter ${i + 1}", network, true) }
    new VirtualMachine(new VmId('1'), 'vm', PowerState.POWERED_ON, true, Optional.empty(), adapters, [], Optional.empty(), [:],
      new Hardware(of.cpus, (of.memory as long) << 20, 'otherGuest64', of.board, disks), Optional.empty(), 'esx1')
  }
}
