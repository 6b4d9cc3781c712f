// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import static io.muster.vsphere.VSphereFault.Kind.BUSY
import static io.muster.vsphere.VSphereFault.Kind.PERMANENT
import static io.muster.vsphere.VSphereFault.Kind.UNKNOWN_OUTCOME

import io.muster.time.LiveTime
import io.muster.vcsim.Vcsim
import io.muster.vsphere.TaskOperation
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereFault
import io.muster.vsphere.VSphereTask
import io.muster.vsphere.VmId
import java.time.Duration
import java.time.InstantSource
import java.util.concurrent.CompletionException
import spock.lang.AutoCleanup
import spock.lang.Specification

class TasksSpec extends Specification {

  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  @AutoCleanup
  LiveTime time = new LiveTime(InstantSource.system())

  @AutoCleanup
  VSphere vsphere

  def "200 tasks are watched with the calls of a few"() {
    given:
    def vms = world(200, tasksInFlight: 200)
    vcsim.taskTime(1_500)
    vcsim.reset()

    when:
    vms.collect { vsphere.powerOn(it) }.each { end(it) }

    then:
    def calls = vcsim.stats().calls
    calls.PowerOnVM_Task == 200
    calls.RetrievePropertiesEx < 20
    vcsim.read('vm001', 'vm200').values()*.powerState == ['poweredOn', 'poweredOn']
  }

  def "nothing is asked while no task is open"() {
    given:
    def vms = world(1)
    end(vsphere.powerOn(vms.first()))
    vcsim.reset()

    when:
    time.sleep(Duration.ofSeconds(1))

    then:
    vcsim.stats().calls == [:]
  }

  def "a task more than the limit waits until one ends"() {
    given:
    def vms = world(12, tasksInFlight: 3)
    vcsim.taskTime(200)

    when:
    vms.collect { vsphere.powerOn(it) }.each { end(it) }

    then:
    vcsim.stats().peakTasks == 3
  }

  def "a failed start gives its place back"() {
    given:
    def vm = world(1, tasksInFlight: 1).first()
    vcsim.fail('PowerOnVM_Task', 'fault', fault: 'TaskInProgress', times: 2)

    when:
    def faults = (1..2).collect {
      try {
        vsphere.powerOn(vm)
      } catch (VSphereFault e) {
        e
      }
    }

    then:
    faults*.kind() == [BUSY, BUSY]
    faults*.fault() == ['TaskInProgress', 'TaskInProgress']

    and:
    end(vsphere.powerOn(vm)).isEmpty()
  }

  def "a task that fails has the vCenter's own name of the fault"() {
    given:
    def vm = world(1).first()
    vcsim.fail('PowerOnVM_Task', 'task', fault: 'InsufficientMemoryResourcesFault')

    when:
    end(vsphere.powerOn(vm))

    then:
    def fault = thrown(VSphereFault)
    fault.fault() == 'InsufficientMemoryResourcesFault'
    fault.kind() == PERMANENT
    fault.message == "power on VM 'vm001' in site 'b': the vCenter gave no further reason"
  }

  def "a task that the vCenter does not know any more has an unknown outcome"() {
    given:
    def vm = world(1).first()
    vcsim.fail('PowerOnVM_Task', 'vanish')

    when:
    end(vsphere.powerOn(vm))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNKNOWN_OUTCOME
    fault.fault() == 'TaskLost'
  }

  def "a start whose answer was lost is not repeated, and its task is found by looking"() {
    given:
    def vm = world(1).first()
    // the two clocks are compared by a call, so no more exactly than a slow call takes
    def since = time.now().minusSeconds(5)
    vcsim.fail('CreateSnapshot_Task', 'dropafter')

    when:
    vsphere.createSnapshot(vm, 'only one', '')

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNKNOWN_OUTCOME

    when:
    end(vsphere.recentTask(vm, TaskOperation.CREATE_SNAPSHOT, since).get())

    then:
    vcsim.read('vm001').vm001.snapshots*.name == ['only one']
  }

  def "a broken connection does not end the watching"() {
    given:
    def vm = world(1).first()
    vcsim.taskTime(500)
    def task = vsphere.powerOn(vm)

    when:
    vcsim.fail('RetrievePropertiesEx', 'http503', times: 2)
    end(task)

    then:
    vcsim.read('vm001').vm001.powerState == 'poweredOn'
  }

  def "tasks that are open when the connection is closed have an unknown outcome"() {
    given:
    def vm = world(1).first()
    vcsim.taskTime(5_000)
    def task = vsphere.powerOn(vm)

    when:
    vsphere.close()
    end(task)

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNKNOWN_OUTCOME
  }

  def "those who wait for a task may take their time without holding up the others"() {
    given:
    def vms = world(2)
    vcsim.taskTime(300)

    when:
    def (slow, other) = vms.collect { vsphere.powerOn(it) }
    slow.ended().thenRun { time.sleep(Duration.ofSeconds(30)) }
    def ended = end(other)

    then:
    ended.isEmpty()
  }

  def "a VM that was registered anew is found by its identity"() {
    given:
    def uuid = UUID.randomUUID() as String
    vcsim.network('production')
    vcsim.vm('moved', 'production', uuid: uuid)
    vsphere = new YavijavaVSphere(Settings.of(vcsim), time)
    vsphere.virtualMachines()

    when:
    vcsim.destroy('moved')
    vcsim.vm('moved', 'production', uuid: uuid)
    end(vsphere.powerOn(new VmId(uuid)))

    then:
    vcsim.read('moved').moved.powerState == 'poweredOn'
  }

  def "two VMs of one instance UUID are both listed, and neither is touched"() {
    given:
    def uuid = UUID.randomUUID() as String
    vcsim.network('production')
    ['one', 'two'].each { vcsim.vm(it, 'production', uuid: uuid) }
    vsphere = new YavijavaVSphere(Settings.of(vcsim), time)

    when:
    vsphere.powerOn(new VmId(uuid))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == PERMANENT
    fault.message.contains("'one' and 'two' have the same instance UUID")
    vsphere.virtualMachines()*.name() == ['one', 'two']
    vcsim.read('one', 'two').values()*.powerState == ['poweredOff', 'poweredOff']
  }

  def "an adapter is moved between standard networks and port groups, as a second client sees it"() {
    given:
    world(1)
    vcsim.network('standard', standard: true)
    def vm = vsphere.virtualMachines().first()
    def key = vm.adapters().first().key()

    when:
    def seen = ['standard', 'production'].collect {
      end(vsphere.connectAdapter(vm.id(), key, it))
      vcsim.read('vm001').vm001.networks
    }

    then:
    seen == [['standard'], ['production']]
    vsphere.networks().containsAll(['production', 'standard'])
  }

  /** VMs vm001 and so on, with what a vCenter would need to be told of them. */
  private List<VmId> world(Map options = [:], int count) {
    vcsim.network('production')
    vcsim.vm('vm', 'production', count: count)
    vsphere = new YavijavaVSphere(Settings.of([url: vcsim.url] + options), time)
    vsphere.virtualMachines().sort(false) { it.name() }*.id()
  }

  private Optional<String> end(VSphereTask task) {
    try {
      time.await(task.ended(), time.now() + Duration.ofSeconds(20))
    } catch (CompletionException e) {
      throw e.cause
    }
  }
}
