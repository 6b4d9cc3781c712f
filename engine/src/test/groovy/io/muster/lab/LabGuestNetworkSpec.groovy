// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import java.time.Duration

class LabGuestNetworkSpec extends LabSpecification {

  static final LIMIT = Duration.ofSeconds(5)

  def 'a port answers once the guest has booted on a network of its site'() {
    when:
    def seen = inLab {
      start('db01_replica', 'DR Isolated')
      pass(30)
      def address = replica.ipAddress().get()
      [address, connect(address, 5432), connect(address, 22)]
    }

    then:
    seen == ['10.3.0.3', 'connected', '10.3.0.3 refuses connections to port 22']
  }

  def 'a guest that is off, still boots or has moved does not answer within the limit'() {
    when:
    def seen = inLab {
      def address = '10.2.0.3'
      def off = connect(address, 5432)
      start('db01_replica', 'DR Isolated')
      def booting = connect('10.3.0.3', 5432)
      pass(60)
      [off, booting, connect(address, 5432), elapsed()]
    }

    then: 'three limits, one reconfiguration, one power-on and the pause'
    seen == [
      'nothing answers at 10.2.0.3 within 5 s',
      'nothing answers at 10.3.0.3 within 5 s',
      'nothing answers at 10.2.0.3 within 5 s',
      15 + 1 + 3 + 60,
    ]
  }

  def 'a partition cuts off guests and vCenter'() {
    given:
    with(new Fault.Partition('berlin', During.ALWAYS))

    when:
    def seen = inLab { [connect('10.1.0.2', 5432), fault { berlin.networks() }.fault()] }

    then:
    seen == ['nothing answers at 10.1.0.2 within 5 s', 'Unreachable']
  }

  def 'a web address answers when all machines that the plan started by then are up'() {
    when:
    def seen = inLab {
      def none = get()
      start('app01_replica', 'DR Network')
      pass(30)
      def one = get()
      start('db01_replica', 'DR Network')
      pass(30)
      [none, one, get()]
    }

    then:
    seen == ['nothing answers at https://erp.example.com/ within 5 s', 503, 200]
  }

  def 'a web address that nobody declared is said to be unknown'() {
    when:
    def seen = inLab { get('https://other.example.com/') }

    then:
    seen == "the lab has no web address 'https://other.example.com/'"
  }

  private void start(String vm, String network) {
    def id = named(frankfurt, vm).id()
    done(frankfurt.connectAdapter(id, 4000, network))
    done(frankfurt.powerOn(id))
  }

  private String connect(String address, int port) {
    try {
      lab.guestNetwork().connect(address, port, LIMIT)
      'connected'
    } catch (IOException e) {
      e.message
    }
  }

  private get(String url = 'https://erp.example.com/') {
    try {
      lab.guestNetwork().get(url, LIMIT)
    } catch (IOException e) {
      e.message
    }
  }
}
