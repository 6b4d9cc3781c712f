// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.time.Time
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereContract
import java.time.Duration
import java.time.Instant

/** The lab keeps the contract of the vSphere port. Its world is data, so a VM more is a lab made anew. */
class LabVSphereSpec extends VSphereContract {

  static final START = Instant.parse('2026-11-21T12:00:00Z')

  // a speed that is finite: the features wait from outside, and at full speed the clock would run on without them
  SimulatedTime time = new SimulatedTime(START, new Speed(500))
  Lab lab = new Lab(worldOf(new Site('frankfurt', ['esx1'], [], [], [])), time)

  def cleanup() {
    time.close()
  }

  @Override
  VSphere vsphere() {
    lab.vSphere('frankfurt')
  }

  @Override
  Time time() {
    time
  }

  @Override
  void createNetwork(String name) {
    remake { Site site -> [site.networks() + new Network(site.networks().size() + 1, name, false), site.vms()] }
  }

  @Override
  void createVm(String name, String network) {
    remake { Site site ->
      def number = site.vms().size()
      def vm = Fitting.fresh('frankfurt', "$name $number", number, network, Power.off(START))
      [site.networks(), site.vms() + vm.named(name)]
    }
  }

  @Override
  void setTools(String name, boolean running, String address) {
    def guest = new Guest(Duration.ZERO, Duration.ofSeconds(10), running, new TreeSet<>(), address, Duration.ZERO)
    remake { Site site ->
      [site.networks(), site.vms().collect { it.name() == name ? it.with(guest).poweredOn(time.now()) : it }]
    }
  }

  private void remake(Closure<List> change) {
    def site = lab.world().sites().first()
    def (networks, vms) = change(site)
    lab = new Lab(worldOf(new Site(site.name(), site.hosts(), networks, vms, site.tasks())), time)
  }

  private World worldOf(Site site) {
    new World(time.now(), 1, [site], Takes.USUAL, [], [], new TreeMap<>())
  }
}
