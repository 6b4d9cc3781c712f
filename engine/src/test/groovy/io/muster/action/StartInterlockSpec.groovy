// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import io.muster.RunbookSpecification
import io.muster.run.Outcome
import io.muster.run.RunId
import io.muster.runbook.PlanName
import io.muster.runbook.PowerAction
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration

/** Steps that power on or connect a machine, and attempts to get two of one identity into one network with them (DESIGN.md, section 4). */
class StartInterlockSpec extends RunbookSpecification {

  def 'an undo does not #taken beside a replica that could not be taken back, and tells that as standing'() {
    given:
    def erp = stretched("before { $step 'db01', site: 'berlin' }\n onFailure undo", "group('b') { vm 'web01' }")
    startLab(erp, """site('berlin') { vm 'web01', on: false }
      faults {
        refuse 'powerOff', of: 'db01_replica', fault: 'HostNotConnected'
        refuse 'powerOn', of: 'web01_replica'
      }""")

    when:
    def report = run(erp)

    then:
    report.outcome() == Outcome.FAILED
    replica('db01_replica').powerState() == PowerState.POWERED_ON
    source('db01').powerState() == power
    source('db01').adapters()*.connected() == [connected]
    report.standing()*.fault()*.sentence()[1] ==
      "replica 'db01_replica' runs in site 'frankfurt' on network 'VM Network', where 'db01' would be too; undo its failover or power it off first, or write overlap: allowed"
    report.standing().size() == 2

    where:
    step         | taken        || power                  | connected
    'shutdown'   | 'start'      || PowerState.POWERED_OFF | true
    'disconnect' | 'connect'    || PowerState.POWERED_ON  | false
  }

  def 'an undo starts the source again when its replica has been taken back, or lives in another network'() {
    given:
    def erp = load(text(network, "before { shutdown 'db01', site: 'berlin' }\n onFailure undo", "group('b') { vm 'web01' }"))
    startLab(erp, """site('berlin') { vm 'web01', on: false }
      faults { refuse 'powerOn', of: 'web01_replica'; $fault }""")

    when:
    run(erp)

    then:
    source('db01').powerState() == PowerState.POWERED_ON

    where:
    network      | fault
    'VM Network' | ''
    'DR Network' | "refuse 'powerOff', of: 'db01_replica', fault: 'HostNotConnected'"
  }

  def 'a plan cannot start a replica that is Ready'() {
    given:
    def erp = load(text('DR Network', "before { disconnect 'web01', site: 'berlin'; powerOn 'web01_replica', site: 'frankfurt' }"))
    startLab(erp)

    when:
    def report = run(erp)

    then:
    report.outcome() == Outcome.HALTED
    report.failure().get().fault().sentence() == "replica 'web01_replica' is in state Ready, in which it does not run; only a failover starts it"
    replica('web01_replica').powerState() == PowerState.POWERED_OFF
  }

  def 'a replica that #what is #done'() {
    given:
    def erp = load(text('DR Network', '', '', 'failback { switchover automatic }'))
    startLab(erp)
    plans.each { run(erp, it) }
    power('frankfurt', 'db01_replica', PowerAction.POWER_OFF)

    when:
    def told = attempt { new PowerChange(context(erp)).perform(PowerAction.POWER_ON, 'db01_replica', Optional.of('frankfurt')) }

    then:
    told == sentence

    where:
    what                | plans                                   | done            || sentence
    'serves'            | [PlanName.FAILOVER]                     | 'started again' || null
    'is made permanent' | [PlanName.FAILOVER, PlanName.PERMANENT] | 'started again' || null
    'has been switched' | [PlanName.FAILOVER, PlanName.FAILBACK]  | 'not started'   || "replica 'db01_replica' is in state Failback, in which it does not run; undo the failback to have it serve again"
  }

  def 'a replica on which an operation was interrupted is not started by hand'() {
    given:
    def erp = load(text('DR Network'))
    startLab(erp, "faults { refuse 'powerOn', of: 'db01_replica', times: 1 }")
    run(erp)

    expect:
    attempt { new PowerChange(context(erp)).perform(PowerAction.POWER_ON, 'db01_replica', Optional.empty()) } ==
      "replica 'db01_replica' is not started by hand while failover has begun and not ended; run that again, or undo it"
  }

  def 'a replica in use is not #what where its source has come on again'() {
    given:
    def erp = stretched()
    startLab(erp, "site('berlin') { vm 'db01', on: false }")
    run(erp, PlanName.FAILOVER, ['db01'] as Set)
    before(this, erp)
    power('berlin', 'db01', PowerAction.POWER_ON)

    expect:
    attempt { act(context(erp)) } ==
      "'db01' runs in site 'berlin' on network 'VM Network', where its replica would start too; map that network to another one, disconnect or shut down the source first, or write overlap: allowed"

    where:
    what        | before                                                                                                                                                 | act
    'started'   | { spec, book -> spec.power('frankfurt', 'db01_replica', PowerAction.POWER_OFF) }                                                                          | { context -> new PowerChange(context).perform(PowerAction.POWER_ON, 'db01_replica', Optional.empty()) }
    'connected' | { spec, book -> spec.attempt { new ConnectionChange(spec.context(book)).perform(false, 'db01_replica', Optional.empty(), Optional.empty()) } } | { context -> new ConnectionChange(context).perform(true, 'db01_replica', Optional.empty(), Optional.empty()) }
  }

  def 'a source is not started while the site of its replica is out of sight, where they share a network'() {
    given:
    def erp = load(text(network))
    startLab(erp, "site('berlin') { vm 'db01', on: false }\n faults { partition 'frankfurt' }")

    expect:
    attempt { new PowerChange(context(erp)).perform(PowerAction.POWER_ON, 'db01', Optional.of('berlin')) } == sentence

    where:
    network      || sentence
    'DR Network' || null
    'VM Network' || "replica 'db01_replica' cannot be seen in site 'frankfurt' and may run in the network of 'db01'; wait until the site can be reached, or make sure that it is off and start 'db01' by hand"
  }

  def 'other machines, and pairs that may overlap, are started as ever'() {
    given:
    def erp = load(text('VM Network').replace("vm 'db01'", "vm 'db01', overlap: allowed"))
    startLab(erp, "site('berlin') { vm 'db01', on: false; extra 'dns01', on: false }")
    run(erp, PlanName.FAILOVER, ['db01'] as Set)

    expect:
    attempt { new PowerChange(context(erp)).perform(PowerAction.POWER_ON, name, Optional.of('berlin')) } == null
    source(name).powerState() == PowerState.POWERED_ON

    where:
    name << ['db01', 'dns01']
  }

  private static Runbook stretched(String steps = '', String groups = '') {
    load(text('VM Network', steps, groups))
  }

  private static String text(String network, String steps = '', String groups = '', String more = '') {
    """
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: '$network', test: 'DR Isolated' }
      replicas { snapshot 'db01'; snapshot 'web01' }
      failover {
        $steps
        group('a') { vm 'db01' }
        $groups
      }
      $more
    }"""
  }

  private source(String name) {
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == name } }
  }

  /** What somebody does with a VM who does not ask Muster. */
  private void power(String site, String name, PowerAction action) {
    inLab {
      def vCenter = lab.vSphere(site)
      def id = vCenter.virtualMachines().find { it.name() == name }.id()
      if (vCenter.virtualMachine(id).powerState() != (action == PowerAction.POWER_ON ? PowerState.POWERED_ON : PowerState.POWERED_OFF)) {
        time.await((action == PowerAction.POWER_ON ? vCenter.powerOn(id) : vCenter.powerOff(id)).ended(), time.now().plus(Duration.ofMinutes(1)))
      }
    }
  }

  /** The sentence that says why it was not done; null where it was. */
  private String attempt(Closure work) {
    inLab {
      try {
        work()
        null
      } catch (StepFailure refused) {
        refused.fault().sentence()
      }
    }
  }

  private StepContext context(Runbook runbook) {
    new StepContext(new RunId('run-1'), runbook, runbook.overlapping(), new Inventory(lab::vSphere), { lab.replication() }, Optional.empty(), false,
      lab.guestNetwork(), time, time.now().plus(Duration.ofHours(2)))
  }
}
