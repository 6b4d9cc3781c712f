// SPDX-License-Identifier: Apache-2.0
package io.muster.address

import io.muster.runbook.AddressMapping
import io.muster.runbook.Position
import spock.lang.Specification

class AddressPlanSpec extends Specification {

  static final AddressPlan PLAN = plan(
    ['10.1.20.0/24', '10.2.20.0/24', '10.2.20.1', ['10.2.0.53', '10.2.0.54']],
    ['10.1.0.0/16', '10.2.0.0/16', null, []],
    ['10.1.20.77/32', '10.9.9.9/32', null, []],
    ['192.168.1.0/24', '192.168.1.0/24', '192.168.1.254', []],
    ['172.16.0.0/12', '172.32.0.0/12', null, []],
    ['2001:db8:1::/64', '2001:db8:2::/64', '2001:db8:2::1', ['2001:db8::53']])

  def 'the address #production becomes #recovery at the recovery site'() {
    expect:
    PLAN.atRecovery(production).map { "${it.address()}/${it.prefix()} ${it.gateway().orElse('-')} ${it.dns().join(',')}".trim() as String }
      .orElse('stays') == recovery

    where:
    production         || recovery
    '10.1.20.15'       || '10.2.20.15/24 10.2.20.1 10.2.0.53,10.2.0.54'
    '10.1.20.0'        || '10.2.20.0/24 10.2.20.1 10.2.0.53,10.2.0.54'
    '10.1.20.255'      || '10.2.20.255/24 10.2.20.1 10.2.0.53,10.2.0.54'
    '10.1.20.77'       || '10.9.9.9/32 -'
    '10.1.21.15'       || '10.2.21.15/16 -'
    '10.2.20.15'       || 'stays'
    '10.3.0.1'         || 'stays'
    '192.168.1.7'      || '192.168.1.7/24 192.168.1.254'
    '172.31.255.254'   || '172.47.255.254/12 -'
    '2001:db8:1::15'   || '2001:db8:2::15/64 2001:db8:2::1 2001:db8::53'
    '2001:DB8:1:0:a:b:c:d' || '2001:db8:2:0:a:b:c:d/64 2001:db8:2::1 2001:db8::53'
    'fe80::1'          || 'stays'
    'fe80::1%eth0'     || 'stays'
    '::ffff:10.1.20.15' || 'stays'
    '10.1.20'          || 'stays'
    '010.001.020.015'  || 'stays'
    'db01.example.com' || 'stays'
    ''                 || 'stays'
  }

  def 'the address #recovery was #production at the production site, and its gateway and name servers are not guessed'() {
    when:
    def address = PLAN.atProduction(recovery)

    then:
    address.map { "${it.address()}/${it.prefix()}" as String }.orElse('stays') == production
    address.every { it.gateway().empty && it.dns().empty }

    where:
    recovery          || production
    '10.2.20.15'      || '10.1.20.15/24'
    '10.2.21.15'      || '10.1.21.15/16'
    '10.9.9.9'        || '10.1.20.77/32'
    '192.168.1.7'     || '192.168.1.7/24'
    '2001:db8:2::15'  || '2001:db8:1::15/64'
    '10.2.20.77'      || 'stays' // that of 10.1.20.77 is mapped elsewhere
    '10.1.20.15'      || 'stays'
    'x'               || 'stays'
  }

  def 'an address that two machines can have got is not guessed'() {
    given:
    def both = plan(['10.1.20.0/24', '10.2.20.0/24', null, []], ['10.7.0.0/16', '10.2.0.0/16', null, []])

    expect:
    both.atProduction('10.2.21.15').get().address() == '10.7.21.15'

    when:
    both.atProduction('10.2.20.15')

    then:
    def ambiguous = thrown(AmbiguousAddress)
    ambiguous.message == "by the address maps, '10.2.20.15' can have been '10.1.20.15' or '10.7.20.15' at the production site; give the guest its address by hand"
  }

  def 'whatever goes there comes back as it was'() {
    given:
    def random = new Random(20261121)

    expect:
    2000.times {
      def there = "10.1.${random.nextInt(256)}.${random.nextInt(256)}" as String
      assert PLAN.atProduction(PLAN.atRecovery(there).get().address()).get().address() == there
    }
  }

  def 'a guest keeps the size of its own subnet'() {
    expect:
    PLAN.atRecovery('10.1.20.77').get().withPrefix(24).prefix() == 24
  }

  def 'a map that no check has let through is refused'() {
    when:
    plan([from, to, null, []])

    then:
    thrown(IllegalArgumentException)

    where:
    from           | to
    '10.1.20.0/24' | '10.2.20.0/25'
    '10.1.20.0/24' | '2001:db8::/24'
    '10.1.20.0'    | '10.2.20.0/24'
  }

  static AddressPlan plan(List... maps) {
    new AddressPlan(maps.collect { from, to, gateway, dns ->
      new AddressMapping(new Position('a.groovy', 1, 1), from, to, Optional.ofNullable(gateway), dns)
    })
  }
}
