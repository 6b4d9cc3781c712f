// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import static io.muster.vsphere.PowerState.POWERED_OFF
import static io.muster.vsphere.PowerState.POWERED_ON

import io.muster.lab.Fault.Manner
import io.muster.lab.Fault.Odds
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.vsphere.TaskOperation
import io.muster.vsphere.VSphereFault.Kind
import java.time.Duration

class LabFaultsSpec extends LabSpecification {

  static final ALWAYS = During.ALWAYS

  def 'a refused task fails with the name of the fault'() {
    given:
    with(refusal('powerOn', 'db*', Manner.TASK))

    when:
    def seen = inLab {
      def refused = fault { frankfurt.powerOn(replica.id()) }
      done(frankfurt.powerOn(named(frankfurt, 'app01_replica').id()))
      [refused.kind(), refused.fault(), refused.message, replica.powerState()]
    }

    then:
    seen == [
      Kind.PERMANENT,
      'InsufficientResourcesFault',
      "powerOn of 'db01_replica': refused by a fault rule of the lab in site 'frankfurt'",
      POWERED_OFF,
    ]
  }

  def 'a refused call begins no task'() {
    given:
    with(refusal('powerOn', 'db01_replica', Manner.CALL))

    when:
    def seen = inLab {
      try {
        frankfurt.powerOn(replica.id())
      } catch (io.muster.vsphere.VSphereFault refused) {
        return [refused.fault(), frankfurt.recentTask(replica.id(), TaskOperation.POWER_ON, START).present]
      }
    }

    then:
    seen == ['InsufficientResourcesFault', false]
  }

  def 'a call whose answer is lost is done'() {
    given:
    with(refusal('powerOn', 'db01_replica', Manner.ANSWER_LOST))

    when:
    def seen = inLab {
      def lost = fault { frankfurt.powerOn(replica.id()) }
      done(frankfurt.recentTask(replica.id(), TaskOperation.POWER_ON, START).get())
      [lost.kind(), replica.powerState()]
    }

    then:
    seen == [Kind.UNKNOWN_OUTCOME, POWERED_ON]
  }

  def 'a rule strikes so many times for each object'() {
    given:
    with(refusal('powerOn', '*', Manner.TASK, new Odds(1, 2)))

    when:
    def seen = inLab {
      def id = replica.id()
      [fault { frankfurt.powerOn(id) }.fault(), fault { frankfurt.powerOn(id) }.fault(), done(frankfurt.powerOn(id))]
    }

    then:
    seen == ['InsufficientResourcesFault', 'InsufficientResourcesFault', '']
  }

  def 'tools that a rule keeps down never run'() {
    given:
    with(new Fault.NoTools('*', 'db01_replica', ALWAYS))

    when:
    def seen = inLab {
      done(frankfurt.powerOn(replica.id()))
      pass(3600)
      [replica.powerState(), replica.toolsRunning(), source.toolsRunning()]
    }

    then:
    seen == [POWERED_ON, false, true]
  }

  def 'tasks of a slow vCenter take longer'() {
    given:
    with(new Fault.Slow('frankfurt', 10, ALWAYS))

    when:
    def seen = inLab {
      done(frankfurt.powerOn(replica.id()))
      elapsed()
    }

    then:
    seen == 30
  }

  def 'a vCenter that is gone cannot be reached until it is back'() {
    given:
    with(new Fault.VCenterGone('frankfurt', between(60, 120)))

    when:
    def seen = inLab {
      def id = replica.id()
      pass(60)
      def gone = fault { frankfurt.powerOn(id) }
      pass(60)
      [gone.kind(), gone.message, replica.powerState(), source.powerState()]
    }

    then:
    seen == [Kind.UNREACHABLE, "the vCenter of site 'frankfurt' does not answer", POWERED_OFF, POWERED_ON]
  }

  def 'a task that ends while the vCenter is gone is known when it is back'() {
    given:
    with(new Fault.VCenterGone('frankfurt', between(1, 120)))

    when:
    def seen = inLab {
      done(frankfurt.powerOn(replica.id()))
      [elapsed(), replica.powerState(), replica.toolsRunning()]
    }

    then: 'it was on at 3 s and booted at 33 s'
    seen == [120, POWERED_ON, true]
  }

  def 'what becomes of a task is unknown when the vCenter never comes back'() {
    given:
    with(new Fault.VCenterGone('frankfurt', new During(START + Duration.ofSeconds(1), null)))

    when:
    def seen = inLab { fault { frankfurt.powerOn(replica.id()) }.kind() }

    then:
    seen == Kind.UNKNOWN_OUTCOME
  }

  def 'a lost host takes its VMs with it and starts none'() {
    given:
    with(new Fault.HostLost('berlin', 'esx1.berlin', between(60, 120)))

    when:
    def seen = inLab {
      pass(90)
      def lost = source.powerState()
      def records = lab.records('berlin/db01').newest('berlin/db01').get()
      def refused = fault { berlin.powerOn(source.id()) }
      pass(60)
      def still = source.powerState()
      done(berlin.powerOn(source.id()))
      [lost, Duration.between(START, records).toSeconds(), refused.fault(), still, source.powerState()]
    }

    then:
    seen == [POWERED_OFF, 60, 'HostNotConnected', POWERED_OFF, POWERED_ON]
  }

  def 'a full disk takes no snapshot and no power-on'() {
    given:
    with(new Fault.DiskFull('frankfurt', ALWAYS))

    when:
    def seen = inLab {
      def id = replica.id()
      [fault { frankfurt.createSnapshot(id, 'x', '') }.fault(), fault { frankfurt.powerOn(id) }.fault()]
    }

    then:
    seen == ['NoDiskSpace', 'NoDiskSpace']
  }

  def 'a chance does not depend on other calls or on their order'() {
    given:
    with(refusal('setCustomValue', '*', Manner.CALL, new Odds(0.5, Integer.MAX_VALUE)))

    when:
    def alone = inLab { (1..20).collect { struck('db01_replica') } }
    def mixed = inLab { (1..20).collect { struck('app01_replica'); struck('db01_replica') } }
    def others = inLab { (1..20).collect { struck('app01_replica') } }

    then:
    alone == mixed
    alone != others
    alone.toSet() == [true, false] as Set
  }

  def 'another seed has other luck'() {
    given:
    with(refusal('setCustomValue', '*', Manner.CALL, new Odds(0.5, Integer.MAX_VALUE)))

    when:
    def one = inLab { (1..20).collect { struck('db01_replica') } }
    world = new World(START, 2, world.sites(), world.takes(), world.webs(), world.faults(), world.looks(), world.journals(), world.effects())
    def other = inLab { (1..20).collect { struck('db01_replica') } }

    then:
    one != other
  }

  def 'two runs of one seed leave equal worlds'() {
    given:
    with(refusal('powerOn', '*', Manner.TASK, new Odds(0.5, Integer.MAX_VALUE)))
    def story = {
      10.times {
        try {
          done(frankfurt.powerOn(replica.id()))
          pass(100)
          done(frankfurt.powerOff(replica.id()))
        } catch (io.muster.vsphere.VSphereFault ignored) {
          pass(7)
        }
      }
      lab.world()
    }

    expect:
    inLab(story) == inLab(story)
  }

  private boolean struck(String vm) {
    try {
      frankfurt.setCustomValue(named(frankfurt, vm).id(), 'a', 'b')
      false
    } catch (io.muster.vsphere.VSphereFault ignored) {
      true
    }
  }

  private static Fault refusal(String method, String object, Manner manner, Odds odds = Odds.ALWAYS) {
    new Fault.Refusal('frankfurt', method, object, 'InsufficientResourcesFault', manner, odds, ALWAYS)
  }

  private static During between(int from, int until) {
    new During(START + Duration.ofSeconds(from), START + Duration.ofSeconds(until))
  }
}
