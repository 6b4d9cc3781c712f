// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import io.muster.address.AddressChange
import io.muster.address.GuestAddress
import io.muster.address.GuestAddressing
import io.muster.vsphere.GuestCredentials
import java.time.Duration

/** Guests of the lab understand the programs that change addresses, and keep what they have been given on their disks. */
class LabGuestCardsSpec extends LabSpecification {

  static final ROOT = new GuestCredentials('root', { '' })
  static final LINUX = 'debian12_64Guest'
  static final WINDOWS = 'windows2019srv_64Guest'

  def 'a #system guest has the addresses that it was given, beside those that it keeps'() {
    given:
    install(system)

    when:
    def seen = inLab {
      def first = change(system, '10.1.0.2', address('10.1.20.15', 25, '10.1.20.1', ['10.1.0.53', '10.1.0.54']))
      def second = change(system, '10.1.20.99', address('fd00:1::15', 64, 'fd00:1::1', []), source.adapters().first().mac())
      [first, second, cards(), source.ipAddress().get(), connect('10.1.20.15'), connect('10.1.0.2')]
    }

    then:
    seen == [
      0, 0, [['10.1.20.15/25', 'fd00:1::15/64'], ['10.1.20.1', 'fd00:1::1'], ['10.1.0.53', '10.1.0.54']],
      '10.1.20.15', 'connected', 'nothing answers at 10.1.0.2 within 5 s',
    ]

    where:
    system << [LINUX, WINDOWS]
  }

  def 'a card that the guest does not have is told by the exit code'() {
    expect:
    inLab { [change(LINUX, '10.1.0.2', address('10.1.20.15', 24), '00:50:56:ff:ff:ff'), cards()] } == [11, [['10.1.0.2/16'], [], []]]
  }

  def 'a program of another system is not there'() {
    when:
    def fault = inLab { fault { run(WINDOWS, '10.1.0.2', address('10.1.20.15', 24), source.adapters().first().mac()) } }

    then:
    fault.fault() == 'FileNotFound'
  }

  def 'a program that a rule ends with #code #does'() {
    given:
    with(new Fault.Exit('berlin', 'db01', code, Fault.Odds.ALWAYS, During.ALWAYS))

    when:
    def seen = inLab {
      def ended = change(LINUX, '10.1.0.2', address('10.1.20.15', 24))
      def running = cards()[0]
      done(berlin.powerOff(source.id()))
      done(berlin.powerOn(source.id()))
      pass(60)
      [ended, running, cards()[0]]
    }

    then:
    seen == [code, [given], ['10.1.0.2/16']]

    where:
    code | given           || does
    1    | '10.1.0.2/16'   || 'changes nothing'
    10   | '10.1.20.15/24' || 'has an effect until the guest starts the next time'
  }

  def 'a snapshot brings back what its disk held'() {
    when:
    def seen = inLab {
      change(LINUX, '10.1.0.2', address('10.1.20.15', 24))
      def snapshot = done(berlin.createSnapshot(source.id(), 'one', ''))
      change(LINUX, '10.1.20.15', address('10.1.20.16', 24))
      def later = cards()[0]
      done(berlin.revertToSnapshot(source.id(), snapshot))
      done(berlin.powerOn(source.id()))
      pass(60)
      [later, cards()[0]]
    }

    then:
    seen == [['10.1.20.16/24'], ['10.1.20.15/24']]
  }

  private void install(String system) {
    world = world.with(
      world.sites().collect { it.changed({ vm -> vm.name() == 'db01' }, { vm -> vm.with(vm.image().withGuestId(system)) }) },
      world.takes(), world.webs(), world.faults(), world.journals())
  }

  private static GuestAddress address(String address, int prefix, String gateway = null, List<String> dns = []) {
    new GuestAddress(address, prefix, Optional.ofNullable(gateway), dns)
  }

  private int change(String system, String from, GuestAddress to, String mac = source.adapters().first().mac()) {
    // why: an address of another family is added, not changed
    def before = to.address().contains(':') ? 'fd00:9::9' : from
    long process = run(system, before, to, mac)
    pass(1)
    berlin.exitCode(source.id(), ROOT, process).get()
  }

  private long run(String system, String from, GuestAddress to, String mac) {
    def command = GuestAddressing.command(system, mac, [new AddressChange(from, to)])
    berlin.runProgram(source.id(), ROOT, command.program(), command.arguments())
  }

  private List cards() {
    def card = berlin.guestCards(source.id()).first()
    [card.addresses().collect { "${it.address()}/${it.prefix()}" as String }, card.gateways(), card.dns()]
  }

  private String connect(String address) {
    try {
      lab.guestNetwork().connect(address, 5432, Duration.ofSeconds(5))
      'connected'
    } catch (IOException e) {
      e.message
    }
  }
}
