// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.time.Time
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereContract
import java.time.Instant

/** The lab keeps the contract of the vSphere port. */
class LabVSphereSpec extends VSphereContract {

  static final START = Instant.parse('2026-11-21T12:00:00Z')

  List<Network> networks = []
  List<Vm> vms = []

  // a speed that is finite: the features wait from outside, and at full speed the clock would run on without them
  SimulatedTime time = new SimulatedTime(START, new Speed(500))
  Lab lab

  def cleanup() {
    time.close()
  }

  @Override
  VSphere vsphere() {
    lab = lab ?: new Lab(world(), time)
    lab.vSphere('frankfurt')
  }

  @Override
  Time time() {
    time
  }

  @Override
  void createNetwork(String name) {
    networks << new Network(networks.size() + 1, name, false)
  }

  @Override
  void createVm(String name, String network) {
    vms << Fitting.fresh('frankfurt', "$name ${vms.size()}", vms.size(), network, Power.off(START)).named(name)
  }

  @Override
  String guestUp(String vm) {
    time.sleep(Guest.USUAL.boot())
    named(vm).ipAddress().get()
  }

  private World world() {
    new World(START, 1, [new Site('frankfurt', ['esx1.frankfurt'], networks, vms, [], [])], Takes.USUAL, [], [], new TreeMap<>(), new TreeMap<>(), new TreeMap<>())
  }
}
