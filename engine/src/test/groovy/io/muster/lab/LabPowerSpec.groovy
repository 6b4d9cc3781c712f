// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import static io.muster.vsphere.PowerState.POWERED_OFF
import static io.muster.vsphere.PowerState.POWERED_ON
import static io.muster.vsphere.PowerState.SUSPENDED

import io.muster.vsphere.TaskOperation
import io.muster.vsphere.VSphereFault.Kind
import io.muster.vsphere.VmId

class LabPowerSpec extends LabSpecification {

  def 'a fitted lab has running sources and replicas that are off'() {
    when:
    def seen = inLab { [source.powerState(), source.toolsRunning(), replica.powerState(), replica.toolsRunning()] }

    then:
    seen == [POWERED_ON, true, POWERED_OFF, false]
  }

  def 'power-on takes three seconds, and tools run thirty seconds later'() {
    when:
    def seen = inLab {
      done(frankfurt.connectAdapter(replica.id(), 4000, 'DR Network'))
      done(frankfurt.powerOn(replica.id()))
      def on = [elapsed(), replica.powerState(), replica.toolsRunning()]
      pass(29)
      def booting = replica.toolsRunning()
      pass(1)
      [on, booting, replica.toolsRunning(), replica.ipAddress()]
    }

    then:
    seen == [[4, POWERED_ON, false], false, true, Optional.of('10.2.0.3')]
  }

  def 'a replica on a network that its site does not have reports no address'() {
    when:
    def seen = inLab {
      done(frankfurt.powerOn(replica.id()))
      pass(60)
      replica
    }

    then:
    seen.toolsRunning()
    seen.ipAddress().empty
    seen.adapters()*.network() == ['VM Network']
  }

  def 'a task refuses the power state that is there already'() {
    when:
    def seen = inLab {
      def refused = fault { berlin.powerOn(source.id()) }
      [refused.kind(), refused.fault(), refused.message]
    }

    then:
    seen == [Kind.STATE, 'InvalidPowerState', "powerOn of 'db01': it is poweredOn"]
  }

  def 'only one task at a time is done on a VM'() {
    when:
    def seen = inLab {
      def first = frankfurt.powerOn(replica.id())
      def second = fault { frankfurt.createSnapshot(replica.id(), 'x', '') }
      done(first)
      [second.kind(), second.fault(), replica.powerState()]
    }

    then:
    seen == [Kind.BUSY, 'TaskInProgress', POWERED_ON]
  }

  def 'power-on of a suspended VM lets it go on without another boot'() {
    when:
    def seen = inLab {
      done(berlin.suspend(source.id()))
      def suspended = [source.powerState(), source.toolsRunning()]
      done(berlin.powerOn(source.id()))
      [suspended, source.powerState(), source.toolsRunning()]
    }

    then:
    seen == [[SUSPENDED, false], POWERED_ON, true]
  }

  def 'a guest that is asked to shut down is off ten seconds later'() {
    when:
    def seen = inLab {
      berlin.shutdownGuest(source.id())
      pass(9)
      def before = source.powerState()
      pass(1)
      [before, source.powerState()]
    }

    then:
    seen == [POWERED_ON, POWERED_OFF]
  }

  def 'a guest without running tools cannot be asked to shut down'() {
    when:
    def seen = inLab {
      done(frankfurt.powerOn(replica.id()))
      def booting = fault { frankfurt.shutdownGuest(replica.id()) }
      done(frankfurt.powerOff(replica.id()))
      def off = fault { frankfurt.shutdownGuest(replica.id()) }
      [booting.fault(), off.fault()]
    }

    then:
    seen == ['ToolsUnavailable', 'InvalidPowerState']
  }

  def 'a VM that does not exist is refused by the call'() {
    when:
    def seen = inLab {
      def refused = fault { frankfurt.powerOn(new VmId('no-such-uuid')) }
      [refused.kind(), refused.fault(), refused.message]
    }

    then:
    seen == [
      Kind.NOT_FOUND,
      'ManagedObjectNotFound',
      "no virtual machine with instance UUID 'no-such-uuid' in site 'frankfurt'",
    ]
  }

  def 'the newest task of an operation is remembered with how it ended'() {
    when:
    def seen = inLab {
      def since = time.now()
      def none = frankfurt.recentTask(replica.id(), TaskOperation.POWER_ON, since)
      def task = frankfurt.powerOn(replica.id())
      def running = frankfurt.recentTask(replica.id(), TaskOperation.POWER_ON, since).get()
      def waited = running.ended().toCompletableFuture().done
      done(task)
      def ended = frankfurt.recentTask(replica.id(), TaskOperation.POWER_ON, since).get()
      def later = frankfurt.recentTask(replica.id(), TaskOperation.POWER_ON, since + MINUTE)
      [
        none.present, running.reference() == task.reference(), waited,
        ended.ended().toCompletableFuture().done, later.present,
      ]
    }

    then:
    seen == [false, true, false, true, false]
  }

  def 'custom values are set and cleared'() {
    when:
    def seen = inLab {
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 7')
      def set = replica.customValues()
      frankfurt.setCustomValue(replica.id(), 'muster', '')
      [set, replica.customValues()]
    }

    then:
    seen == [[muster: 'run 7'], [:]]
  }
}
