// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.related

import spock.lang.Specification

class AddressMapsSpec extends Specification {

  def "subnets, gateways and name servers fit together: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                                                        || told
    inRunbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.1', dns: ['10.2.0.53', '2001:db8::53'] }") || []
    inRunbook("addresses { map '2001:db8:1::/64', to: '2001:db8:2::/64', gateway: '2001:db8:2::1' }")                           || []
    inRunbook("addresses { map '10.1.20.0', to: '10.2.20.0/33' }")                                                              || ["5:19 '10.1.20.0' is no subnet; write its address and the length of its prefix, as in 10.1.20.0/24", "5:36 '10.2.20.0/33' is no subnet; write its address and the length of its prefix, as in 10.1.20.0/24"]
    inRunbook("addresses { map '10.1.20/24', to: '10.2.020.0/24' }")                                                            || ["5:19 '10.1.20/24' is no subnet; write its address and the length of its prefix, as in 10.1.20.0/24", "5:37 '10.2.020.0/24' is no subnet; write its address and the length of its prefix, as in 10.1.20.0/24"]
    inRunbook("addresses { map 'erp.example.com/24', to: '10.2.20.256/24' }")                                                   || ["5:19 'erp.example.com/24' is no subnet; write its address and the length of its prefix, as in 10.1.20.0/24", "5:45 '10.2.20.256/24' is no subnet; write its address and the length of its prefix, as in 10.1.20.0/24"]
    inRunbook("addresses { map '10.1.20.5/24', to: '10.2.20.0/24' }")                                                           || ["5:19 '10.1.20.5/24' is an address within a subnet; the subnet is 10.1.20.0/24"]
    inRunbook("addresses { map '2001:db8:1::1/64', to: '2001:db8:2::/64' }")                                                    || ["5:19 '2001:db8:1::1/64' is an address within a subnet; the subnet is 2001:db8:1::/64"]
    inRunbook("addresses { map '::ffff:10.1.20.0/120', to: 'fe80::1%eth0/64' }")                                                || ["5:19 '::ffff:10.1.20.0/120' is no subnet; write its address and the length of its prefix, as in 10.1.20.0/24", "5:47 'fe80::1%eth0/64' is no subnet; write its address and the length of its prefix, as in 10.1.20.0/24"]
    inRunbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/23' }")                                                           || ["5:39 '10.2.20.0/23' has another size than '10.1.20.0/24'; the addresses of machines keep their last part, so both are /24"]
    inRunbook("addresses { map '10.1.20.0/24', to: '2001:db8:2::/64' }")                                                        || ["5:39 '10.1.20.0/24' is IPv4 and '2001:db8:2::/64' is IPv6; map a subnet to one of its own family"]
    inRunbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.3.20.1' }")                                     || ["5:64 the gateway '10.3.20.1' is not in '10.2.20.0/24'; name an address of that subnet"]
    inRunbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.0' }")                                     || ["5:64 the gateway '10.2.20.0' is the address of the subnet itself; name the address of the router in it"]
    inRunbook("addresses { map '10.1.20.0/31', to: '10.2.20.0/31', gateway: '10.2.20.0' }")                                     || []
    inRunbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/24', gateway: 'router', dns: ['10.2.0.53', 'ns1.example.com'] }") || ["5:64 'router' is no IP address; write it in figures, as in 10.2.0.53", "5:93 'ns1.example.com' is no IP address; write it in figures, as in 10.2.0.53"]
  }

  def "an address is mapped once: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                      || told | places
    inRunbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/24'; map '10.1.20.0/24', to: '10.3.20.0/24' }") || ["5:59 subnet '10.1.20.0/24' is already mapped; an address is mapped once; remove one"] | ["5:19 '10.1.20.0/24' is mapped here"]
    inRunbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/24'; map '10.1.0.0/16', to: '10.3.0.0/16' }")   || ["5:59 '10.1.0.0/16' has addresses in common with '10.1.20.0/24'; an address is mapped once; remove one"] | ["5:19 '10.1.20.0/24' is mapped here"]
    inRunbook("addresses { map '10.1.0.0/16', to: '10.2.0.0/16'; map '10.1.20.0/24', to: '10.3.20.0/24' }")   || ["5:57 '10.1.20.0/24' has addresses in common with '10.1.0.0/16'; an address is mapped once; remove one"] | ["5:19 '10.1.0.0/16' is mapped here"]
    inRunbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/24'; map '10.1.21.0/24', to: '10.2.21.0/24' }") || [] | []
    inRunbook("addresses { map '0.0.0.0/24', to: '10.2.20.0/24'; map '::/64', to: '2001:db8:2::/64' }")       || [] | []
  }
}
