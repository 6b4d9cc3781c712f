// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import static io.muster.vsphere.VSphereFault.Kind.NOT_AUTHENTICATED
import static io.muster.vsphere.VSphereFault.Kind.NOT_FOUND
import static io.muster.vsphere.VSphereFault.Kind.UNREACHABLE

import io.muster.time.LiveTime
import io.muster.vcsim.Vcsim
import io.muster.vsphere.PowerState
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereFault
import java.time.Duration
import java.time.InstantSource
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class SessionSpec extends Specification {

  @Shared
  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  @Shared
  @AutoCleanup
  LiveTime time = new LiveTime(InstantSource.system())

  @AutoCleanup
  VSphere vsphere

  def setupSpec() {
    vcsim.network('production')
    vcsim.vm('db01', 'production')
  }

  def setup() {
    vcsim.reset()
  }

  def "nothing is sent before the first call"() {
    when:
    vsphere = new YavijavaVSphere(Settings.of(vcsim), time)

    then:
    vcsim.stats().calls == [:]
  }

  def "a wrong password is refused in a sentence that names the site and the user, and not the password"() {
    given:
    vsphere = connected(password: 'not-the-password')

    when:
    vsphere.virtualMachines()

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == NOT_AUTHENTICATED
    fault.fault() == 'InvalidLogin'
    fault.message == "log in as 'muster' in site 'b': the user name or the password is wrong; check site.b.user and site.b.password"
  }

  def "a refused login is not tried again at once, so that no account is locked"() {
    given:
    vsphere = connected(password: 'not-the-password')

    when:
    3.times {
      try {
        vsphere.virtualMachines()
      } catch (VSphereFault ignored) {
      }
    }

    then:
    vcsim.stats().calls.Login == 1
  }

  def "settings do not tell the password"() {
    expect:
    !Settings.of(vcsim).toString().contains(Vcsim.PASSWORD)
  }

  def "a read goes on after the vCenter has ended the session"() {
    given:
    vsphere = connected()
    def before = vsphere.virtualMachines()
    vcsim.expire()

    expect:
    vsphere.virtualMachines() == before
    vsphere.virtualMachine(before.first().id()) == before.first()
  }

  def "a write goes on after the vCenter has ended the session, and is done once"() {
    given:
    vsphere = connected()
    def vm = vsphere.virtualMachines().first().id()
    vcsim.expire()

    when:
    time.await(vsphere.createSnapshot(vm, 'after', '').ended(), time.now() + Duration.ofSeconds(20))

    then:
    vsphere.virtualMachine(vm).snapshots()*.name() == ['after']
  }

  def "a task that is watched ends although its session has not lasted"() {
    given:
    vsphere = connected()
    vcsim.taskTime(1_000)
    def vm = vsphere.virtualMachines().first().id()
    def task = vsphere.powerOn(vm)

    when:
    vcsim.expire()
    time.await(task.ended(), time.now() + Duration.ofSeconds(20))

    then:
    vsphere.virtualMachine(vm).powerState() == PowerState.POWERED_ON

    cleanup:
    vcsim.taskTime(0)
  }

  def "many calls that meet an ended session log in once"() {
    given:
    vsphere = connected(parallelCalls: 8)
    def vm = vsphere.virtualMachines().first().id()
    vcsim.expire()
    vcsim.reset()

    when:
    inParallel(32) { vsphere.virtualMachine(vm) }

    then:
    vcsim.stats().calls.Login == 1
  }

  def "no more calls are under way than the limit says"() {
    given:
    vsphere = connected(parallelCalls: 3)
    def vm = vsphere.virtualMachines().first().id()
    vcsim.delay('RetrievePropertiesEx', 20)

    when:
    inParallel(24) { vsphere.virtualMachine(vm) }

    then:
    vcsim.stats().peakCalls == 3

    cleanup:
    vcsim.delay('RetrievePropertiesEx', 0)
  }

  def "a vCenter that is away is unreachable, and is used again when it is back"() {
    given:
    vsphere = connected()
    vsphere.virtualMachines()
    vcsim.fail('CreateContainerView', 'drop', times: 2)

    when:
    vsphere.virtualMachines()

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNREACHABLE
    fault.message.startsWith("read the virtual machines in site 'b': the connection to ")

    and:
    vsphere.virtualMachines()*.name() == ['db01']
  }

  def "a datacenter narrows what is seen, and must exist"() {
    when:
    vsphere = connected(datacenter: 'DC0')

    then:
    vsphere.virtualMachines()*.name() == ['db01']

    when:
    new YavijavaVSphere(Settings.of(url: vcsim.url, datacenter: 'DC1'), time).virtualMachines()

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == NOT_FOUND
    fault.message == "read the virtual machines in site 'b': there is no datacenter 'DC1'; check site.b.datacenter"
  }

  private VSphere connected(Map options = [:]) {
    new YavijavaVSphere(Settings.of([url: vcsim.url] + options), time)
  }

  private static void inParallel(int times, Callable<?> call) {
    Executors.newVirtualThreadPerTaskExecutor().withCloseable { pool ->
      pool.invokeAll((1..times).collect { call })*.get()
    }
  }
}
