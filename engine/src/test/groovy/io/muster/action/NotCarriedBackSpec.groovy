// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import io.muster.vsphere.Hardware
import io.muster.vsphere.NetworkAdapter
import io.muster.vsphere.PowerState
import io.muster.vsphere.VirtualDisk
import io.muster.vsphere.VirtualMachine
import io.muster.vsphere.VmId
import spock.lang.Specification

class NotCarriedBackSpec extends Specification {

  def 'what was changed at the recovery site is named: #told'() {
    expect:
    NotCarriedBack.of(machine(cpus, memory, disks, adapters), machine(2, 4096, [16], 1)) == told

    where:
    cpus | memory | disks    | adapters || told
    2    | 4096   | [16]     | 1        || []
    4    | 8192   | [16]     | 1        || ['4 CPUs, there are 2', '8192 MB of memory, there are 4096']
    2    | 4096   | [16, 32] | 1        || ['2 disks, there are 1']
    2    | 4096   | [32]     | 2        || ['32 GB of disks, there are 16', '2 network adapters, there are 1']
  }

  private static VirtualMachine machine(int cpus, long megabytes, List<Integer> gigabytes, int adapters) {
    def disks = gigabytes.indexed().collect { i, size -> new VirtualDisk(2000 + i, "Hard disk ${i + 1}", "[ds] vm/vm_${i}.vmdk", (size as long) << 30) }
    new VirtualMachine(new VmId('1'), 'vm', PowerState.POWERED_ON, true, Optional.empty(),
      (1..adapters).collect { new NetworkAdapter(4000 + it, "Network adapter $it", 'VM Network', true) }, [], Optional.empty(), [:],
      new Hardware(cpus, megabytes << 20, 'otherGuest64', disks), Optional.empty(), 'esx1')
  }
}
