// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.address.AddressChange
import io.muster.address.GuestAddress
import io.muster.address.GuestAddressing
import io.muster.address.ProductionAddresses
import io.muster.dsl.print.PlanPrinter
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepDone
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.GuestCredentials
import io.muster.vsphere.PowerState
import io.muster.vsphere.VSphereSites
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared

/** Guests get other addresses at the recovery site, and their own ones back; by the example of the documentation. */
class AddressesSpec extends RunbookSpecification {

  static final String TEXT = Files.readString(Path.of('../docs/examples/addresses.groovy'))

  @Shared
  Runbook example = load(TEXT.replace('    failover {', '    failback { switchover automatic }\n    failover {'))

  def 'a failover gives guests the address, gateway and name servers of the recovery site'() {
    when:
    def report = run(example)

    then:
    report.outcome() == Outcome.DONE
    card('frankfurt', 'db01_replica') == ['10.2.20.11/24', '10.2.20.1', '10.2.0.53']
    card('frankfurt', 'mq01_replica') == ['10.2.20.13/24', '10.2.20.1', '10.2.0.53']
    card('berlin', 'db01') == ['10.1.20.11/24', '10.1.20.1', '10.1.20.2']
    detail('failover/data/db01').endsWith('; its guest has 10.2.20.11 instead of 10.1.20.11')
    replica('db01_replica').customValues()[ProductionAddresses.ATTRIBUTE] == '10.2.20.11=10.1.20.11/24,10.1.20.1,10.1.20.2'
  }

  def 'an undone failover leaves nothing of it'() {
    given:
    run(example)

    when:
    run(example, PlanName.UNDO)

    then:
    ['db01_replica', 'mq01_replica'].each { start(it) }
    card('frankfurt', 'db01_replica') == ['10.1.20.11/24', '10.1.20.1', '10.1.20.2']
    card('frankfurt', 'mq01_replica') == ['10.1.20.13/24', '10.1.20.1', '10.1.20.2']
  }

  def 'a drill proves the addresses in the test network, and leaves nothing of them'() {
    when:
    def report = run(example, PlanName.DRILL)

    then:
    report.outcome() == Outcome.DONE
    detail('drill/data/db01').contains('runs on DR Isolated')
    detail('drill/data/db01').endsWith('; its guest has 10.2.20.11 instead of 10.1.20.11')

    when:
    start('db01_replica')

    then:
    card('frankfurt', 'db01_replica') == ['10.1.20.11/24', '10.1.20.1', '10.1.20.2']
  }

  def 'a #system guest gets its own address, gateway and name servers back at the switch'() {
    given:
    startLab(example, "vm 'db01', system: '$system'; vm 'mq01', system: '$system'")

    when:
    def runs = [run(example, PlanName.PLANNED_FAILOVER), run(example, PlanName.FAILBACK)]

    then:
    runs*.outcome() == [Outcome.DONE, Outcome.DONE]
    card('berlin', 'db01') == ['10.1.20.11/24', '10.1.20.1', '10.1.20.2']
    card('berlin', 'mq01') == ['10.1.20.13/24', '10.1.20.1', '10.1.20.2']
    ids(StepDone).any { detail(it).endsWith('; its guest has 10.1.20.11 instead of 10.2.20.11') }

    when: 'the next failover begins from what the replica held before the switch'
    run(example, PlanName.COMMIT)
    run(example, PlanName.FAILOVER)
    run(example, PlanName.FAILBACK)

    then:
    card('berlin', 'db01') == ['10.1.20.11/24', '10.1.20.1', '10.1.20.2']

    when: 'another one begins from what the original has sent'
    run(example, PlanName.COMMIT)
    pass(3600)
    run(example)

    then:
    card('frankfurt', 'db01_replica') == ['10.2.20.11/24', '10.2.20.1', '10.2.0.53']
    card('frankfurt', 'mq01_replica') == ['10.2.20.13/24', '10.2.20.1', '10.2.0.53']

    where:
    system << ['debian12_64Guest', 'windows2019srv_64Guest']
  }

  def 'an undone failback leaves the replicas with the addresses of the recovery site'() {
    given:
    run(example)
    run(example, PlanName.FAILBACK)

    when:
    run(example, PlanName.UNDO)
    run(example, PlanName.FAILBACK)

    then:
    card('berlin', 'db01') == ['10.1.20.11/24', '10.1.20.1', '10.1.20.2']

    when:
    run(example, PlanName.UNDO)
    pass(60)

    then:
    card('frankfurt', 'db01_replica') == ['10.2.20.11/24', '10.2.20.1', '10.2.0.53']
  }

  def 'the VMs of a vApp, and a new VM in the place of a universal source, have the addresses of their sites'() {
    given:
    def others = load("""
      runbook('others') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        addresses { map '10.1.20.0/24', to: '10.2.20.0/24'; map 'fd00:1::/64', to: 'fd00:2::/64', gateway: 'fd00:2::1' }
        replicas { vapp 'portal', of: ['portal-db', 'portal-web']; universal 'ora01', mountHost: 'mnt01' }
        failover { group('all') { vapp 'portal'; vm 'ora01' } }
        failback { to location(network: 'VM Network'); switchover automatic }
      }""")

    when:
    def failover = run(others)
    def there = ['portal-db', 'portal-web', 'ora01_replica'].collect { addresses('frankfurt', it) }
    shutDown('ora01')
    ['portal-db', 'portal-web'].each { shutDown(it) }
    def failback = run(others, PlanName.FAILBACK)

    then:
    [failover, failback]*.outcome() == [Outcome.DONE, Outcome.DONE]
    there == [['10.2.20.11/24'], ['10.2.20.13/24'], ['fd00:2::10/64']]
    addresses('berlin', 'ora01_failback') == ['fd00:1::10/64']
  }

  def 'an address that somebody else has given a replica goes back by the map, and its gateway stays'() {
    given:
    run(example)
    set('db01_replica', '10.2.20.11', '10.2.20.99')

    when:
    run(example, PlanName.FAILBACK)

    then:
    card('berlin', 'db01') == ['10.1.20.99/24', '10.2.20.1', '10.2.0.53']
  }

  def 'an address that can have come from two subnets stays, and the step says so'() {
    given:
    def two = load(TEXT
      .replace('    addresses {', "    addresses {\n        map '10.7.20.0/24', to: '10.2.20.0/24'")
      .replace('    failover {', '    failback { switchover automatic }\n    failover {'))
    startLab(two)
    run(two)
    set('db01_replica', '10.2.20.11', '10.2.20.99')

    when:
    run(two, PlanName.FAILBACK)

    then:
    addresses('berlin', 'db01') == ['10.2.20.99/24']
    ids(StepDone).any {
      detail(it).endsWith("; by the address maps, '10.2.20.99' can have been '10.7.20.99' or '10.1.20.99' at the production site; give the guest its address by hand")
    }
  }

  def 'a production VM that is not started keeps the address, and the step says so'() {
    given:
    def off = load(TEXT.replace('    failover {', '    failback { switchover automatic; powerOn false }\n    failover {'))
    startLab(off)
    run(off)

    when:
    run(off, PlanName.FAILBACK)

    then:
    ids(StepDone).any { detail(it).endsWith('; its guest still has the addresses of the recovery site, so change them when it runs') }
    !(PlanPrinter.print(off, off.plan(PlanName.FAILBACK)).contains('for its address'))
  }

  def 'a change that fails with #code halts the run, and going on repeats it only'() {
    given:
    def calls = []
    startLab(example, "faults { programEnds 'db01_replica', exitCode: $code, times: 1 }")
    engine = engine(FailoverSpec.recording(calls, lab::vSphere))

    when:
    def report = run(example)

    then:
    report.outcome() == Outcome.HALTED
    report.failure().get().fault().sentence() == sentence(replica('db01_replica').adapters().first().mac())
    replica('db01_replica').powerState() == PowerState.POWERED_ON

    when:
    calls.clear()
    def again = run(example, PlanName.FAILOVER, ['db01'] as Set)

    then:
    again.outcome() == Outcome.DONE
    calls == []
    card('frankfurt', 'db01_replica') == ['10.2.20.11/24', '10.2.20.1', '10.2.0.53']

    where:
    code | sentence
    1    | { "the guest of 'db01_replica' was not given 10.2.20.11: '/bin/sh' has ended with 1 there; see that 'root' may change its network, or give it the address by hand, then try again" }
    11   | { "the guest of 'db01_replica' has no network card $it, or has it twice, so that its address was not changed; look at its network cards, then try again" }
  }

  def 'a change that was left half done is completed'() {
    given: 'the address was changed, and nothing else'
    startLab(example, "faults { programEnds 'db01_replica', exitCode: 1, times: 1 }")
    run(example)
    set('db01_replica', '10.1.20.11', '10.2.20.11')

    when:
    run(example, PlanName.FAILOVER, ['db01'] as Set)

    then:
    card('frankfurt', 'db01_replica') == ['10.2.20.11/24', '10.2.20.1', '10.2.0.53']
  }

  def 'an address that a guest keeps until it starts the next time only is told'() {
    given:
    startLab(example, "faults { programEnds 'db01_replica', exitCode: 10 }")

    when:
    def report = run(example)

    then:
    report.outcome() == Outcome.DONE
    detail('failover/data/db01').endsWith('; its guest has 10.2.20.11 instead of 10.1.20.11 until it starts the next time; set it in the guest for good')

    when:
    run(example, PlanName.FAILBACK)

    then: 'it has started at the production site with the address that was never changed for good'
    card('berlin', 'db01') == ['10.1.20.11/24', '10.1.20.1', '10.1.20.2']

    when:
    run(example, PlanName.UNDO)

    then:
    card('frankfurt', 'db01_replica') == ['10.2.20.11/24', '10.2.20.1', '10.2.0.53']
  }

  def 'a guest without VMware Tools is not taken for done'() {
    given:
    startLab(example, "site('frankfurt') { vm 'db01_replica', tools: never }")

    when:
    def report = run(example)

    then:
    report.failure().get().fault().sentence() ==
      "VMware Tools of 'db01_replica' do not run, so that its address was not changed; start them, or give the guest its address by hand, then try again"
  }

  def 'a machine whose address no map knows is not waited for'() {
    given:
    startLab(example, "vm 'db01', address: '10.7.0.5'; site('frankfurt') { vm 'db01_replica', tools: never }")

    when:
    def report = run(example, PlanName.FAILOVER, ['db01'] as Set)

    then:
    !detail('failover/data/db01').contains('its guest has')
    !replica('db01_replica').customValues().containsKey(ProductionAddresses.ATTRIBUTE)
  }

  def 'a #plan is refused where nothing says as whom programs run in guests, with the settings to make'() {
    given:
    startLab(example)
    before.each { run(example, it) }
    engine = engine(new Sites(lab::vSphere as VSphereSites, { lab.replication() }, lab.guestNetwork(), { Optional.empty() }, false))

    when:
    run(example, plan)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == [
      "guests in site '$site' are to get other addresses, and nothing says as whom; set site.${site}.guestUser and site.${site}.guestPassword in the configuration",
    ]

    where:
    plan              | before              | site
    PlanName.FAILOVER | []                  | 'frankfurt'
    PlanName.DRILL    | []                  | 'frankfurt'
    PlanName.FAILBACK | [PlanName.FAILOVER] | 'berlin'
  }

  def 'the plan shows where addresses are changed'() {
    expect:
    calls(PlanName.FAILOVER).endsWith(', powerOn, runProgram in the guest for its address')
    calls(PlanName.FAILBACK).endsWith(', powerOn of the production VM, runProgram in the production VM for its address')
  }

  private calls(PlanName plan) {
    (PlanPrinter.print(example, example.plan(plan)) =~ /(?m)^ +vSphere +(.+)$/).collect { it[1] }.find { it.contains('powerOn ') || it.contains('powerOn,') }
  }

  private String detail(String step) {
    events.findAll { it instanceof StepDone }.find { it.step().id().path() == step }.detail()
  }

  /** Address, gateway and name server of a guest's first card. */
  private List card(String site, String name) {
    inLab {
      def vCenter = lab.vSphere(site)
      def card = vCenter.guestCards(vCenter.virtualMachines().find { it.name() == name }.id()).first()
      ["${card.addresses()[0].address()}/${card.addresses()[0].prefix()}" as String, card.gateways()[0], card.dns()[0]]
    }
  }

  private List<String> addresses(String site, String name) {
    inLab {
      def vCenter = lab.vSphere(site)
      vCenter.guestCards(vCenter.virtualMachines().find { it.name() == name }.id()).first().addresses().collect { "${it.address()}/${it.prefix()}" as String }
    }
  }

  /** Changes an address of a replica's guest by hand. */
  private void set(String name, String from, String to) {
    def vm = replica(name)
    def change = new AddressChange(from, new GuestAddress(to, 24, Optional.empty(), []))
    def command = GuestAddressing.command('otherGuest64', vm.adapters().first().mac(), [change])
    inLab { lab.vSphere('frankfurt').runProgram(vm.id(), new GuestCredentials('root', { '' }), command.program(), command.arguments()) }
  }

  private void shutDown(String name) {
    inLab {
      def vCenter = lab.vSphere('berlin')
      time.await(vCenter.powerOff(vCenter.virtualMachines().find { it.name() == name }.id()).ended(), time.now().plusSeconds(60))
    }
  }

  private void start(String name) {
    def vm = replica(name)
    inLab {
      def vCenter = lab.vSphere('frankfurt')
      [{ vCenter.connectAdapter(vm.id(), vm.adapters().first().key(), 'DR Network') }, { vCenter.powerOn(vm.id()) }].each {
        time.await(it().ended(), time.now().plusSeconds(60))
      }
    }
    pass(60)
  }

  private void pass(int seconds) {
    inLab { time.sleep(java.time.Duration.ofSeconds(seconds)) }
  }
}
