// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import io.muster.time.LiveTime
import io.muster.time.Time
import io.muster.vcsim.Vcsim
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereContract
import java.time.InstantSource
import spock.lang.AutoCleanup
import spock.lang.Shared

/** The contract of the port, on govmomi's simulator over SOAP. */
class YavijavaVSphereSpec extends VSphereContract {

  @Shared
  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  @Shared
  @AutoCleanup
  LiveTime time = new LiveTime(InstantSource.system())

  @Shared
  @AutoCleanup
  VSphere vsphere = new YavijavaVSphere(Settings.of(vcsim), time)

  @Shared
  private Set<String> networks = []

  @Override
  VSphere vsphere() {
    vsphere
  }

  @Override
  Time time() {
    time
  }

  @Override
  void createNetwork(String name) {
    if (networks.add(name)) {
      vcsim.network(name)
    }
  }

  @Override
  void createVm(String name, String network) {
    vcsim.vm(name, network, uuid: UUID.randomUUID() as String)
  }

  @Override
  String guestUp(String vm) {
    vcsim.tools(vm, true, '192.0.2.7')
    '192.0.2.7'
  }
}
