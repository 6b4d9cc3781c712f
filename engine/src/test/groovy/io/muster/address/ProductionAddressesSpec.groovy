// SPDX-License-Identifier: Apache-2.0
package io.muster.address

import spock.lang.Specification

class ProductionAddressesSpec extends Specification {

  static final FOUR = new GuestAddress('10.1.20.15', 24, Optional.of('10.1.20.1'), ['10.1.0.53', '10.1.0.54'])
  static final SIX = new GuestAddress('fd00:1::15', 64, Optional.empty(), [])

  def 'what was written is read again'() {
    given:
    def known = ProductionAddresses.NONE.with('10.2.20.15', FOUR).with('fd00:2::15', SIX)

    expect:
    known.format() == '10.2.20.15=10.1.20.15/24,10.1.20.1,10.1.0.53,10.1.0.54 fd00:2::15=fd00:1::15/64,-'
    ProductionAddresses.parse(known.format()).get() == known
    ProductionAddresses.parse('').get().empty
  }

  def 'an address is known however the guest writes it, and once'() {
    given:
    def known = ProductionAddresses.NONE.with('fd00:2::15', SIX)

    expect:
    known.before('fd00:2:0:0:0:0:0:15').get() == SIX
    known.before('fd00:2::16').empty
    known.before('no address').empty
    known.with('fd00:2:0::15', FOUR).format() == 'fd00:2:0::15=10.1.20.15/24,10.1.20.1,10.1.0.53,10.1.0.54'
  }

  def 'a text that Muster did not write is none: #text'() {
    expect:
    ProductionAddresses.parse(text).empty

    where:
    text << [
      'hello', '10.2.20.15', '10.2.20.15=', '10.2.20.15=10.1.20.15/24', '10.2.20.15=10.1.20.15,-', '10.2.20.15=10.1.20.15/99,-',
      '10.2.20.15=10.1.20.15/24,gateway', '10.2.20.15=10.1.20.15/24,-,$(reboot)', '10.2.20.15=10.1.20.15/24,-  10.2.20.16=10.1.20.16/24,-',
    ]
  }
}
