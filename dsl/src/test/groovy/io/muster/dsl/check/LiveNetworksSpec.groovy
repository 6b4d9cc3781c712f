// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.related
import static io.muster.dsl.RunbookTexts.withKinds
import static io.muster.dsl.RunbookTexts.withSites

import spock.lang.Specification

class LiveNetworksSpec extends Specification {

  def "a replica does not run beside its running source: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                                                || told | places
    inGroup("powerOn 'db01'; vm 'db01'")                                                                                                || ["6:15 the source 'db01' is powered on in a plan that runs its replica in a live network; take this out, disconnect the source first, or write overlap: allowed"] | ['6:26 its replica is started here']
    inGroup("powerOn 'db01', site: 'berlin'; vm 'db01'")                                                                                || ["6:15 the source 'db01' is powered on in a plan that runs its replica in a live network; take this out, disconnect the source first, or write overlap: allowed"] | ['6:42 its replica is started here']
    inGroup("powerOn 'db01', site: 'frankfurt'; vm 'db01'")                                                                             || [] | []
    inGroup("vm 'db01'; powerOn 'db01', site: 'berlin'")                                                                                || ["6:26 the source 'db01' is powered on in a plan that runs its replica in a live network; take this out, disconnect the source first, or write overlap: allowed"] | ['6:10 its replica is started here']
    inGroup("vm 'db01', overlap: allowed; powerOn 'db01', site: 'berlin'")                                                              || [] | []
    inGroup("disconnect 'db01'; powerOn 'db01'; vm 'db01'")                                                                             || [] | []
    inGroup("disconnect 'db01', network: 'a'; powerOn 'db01'; vm 'db01'")                                                               || ["6:48 the source 'db01' is powered on in a plan that runs its replica in a live network; take this out, disconnect the source first, or write overlap: allowed"] | ['6:59 its replica is started here']
    inGroup("powerOn 'db01'; shutdown 'db01'; vm 'db01'")                                                                               || [] | []
    inGroup("connect 'db01'; vm 'db01'")                                                                                                || ["6:15 the source 'db01' is connected in a plan that runs its replica in a live network; take this out, disconnect the source first, or write overlap: allowed"] | ['6:26 its replica is started here']
    inGroup("powerOn 'app01'; vm 'db01'")                                                                                               || [] | []
    inRunbook("plannedFailover { before { powerOn 'db01' }; group('a') { vm 'db01' } }")                                                || [] | []
    inRunbook("plannedFailover { group('a') { vm 'db01' }; after { perform 'p' } }; procedure('p') { connect 'db01', site: 'berlin' }") || ["5:97 the source 'db01' is connected in a plan that runs its replica in a live network; take this out, disconnect the source first, or write overlap: allowed"] | ['5:37 its replica is started here']
    inRunbook("drill { before { powerOn 'db01' }; group('a') { vm 'db01' } }")                                                          || [] | []
    withKinds("failover { before { powerOn 'portal-db', site: 'berlin' }; group('a') { vapp 'portal' } }")                              || ["4:31 the source 'portal-db' is powered on in a plan that runs its replica in a live network; take this out, disconnect the source first, or write overlap: allowed"] | ['4:80 its replica is started here']
    inGroup("powerOn 'db01_replica', site: 'frankfurt'; vm 'db01'")                                                                     || ["6:15 the replica 'db01_replica' is powered on while its source 'db01' may run; start it with vm 'db01', or shut the source down or disconnect it first"] | []
    inGroup("powerOn 'db01_replica'; vm 'app01'")                                                                                       || ["6:15 the replica 'db01_replica' is powered on while its source 'db01' may run; start it with vm 'db01', or shut the source down or disconnect it first"] | []
    inGroup("connect 'db01_replica'; vm 'app01'")                                                                                       || ["6:15 the replica 'db01_replica' is connected while its source 'db01' may run; start it with vm 'db01', or shut the source down or disconnect it first"] | []
    inGroup("powerOn 'db01_replica'; vm 'db01', overlap: allowed")                                                                      || [] | []
    inGroup("shutdown 'db01'; powerOn 'db01_replica'; vm 'app01'")                                                                      || [] | []
    inGroup("disconnect 'db01', site: 'berlin'; powerOn 'db01_replica'; vm 'app01'")                                                    || [] | []
    inGroup("disconnect 'db01_replica'; powerOn 'db01_replica'; vm 'app01'")                                                            || [] | []
    inGroup("vm 'db01'; connect 'db01_replica'; powerOn 'db01_replica'")                                                                || [] | []
    inRunbook("failback { before { powerOn 'db01' } }")                                                                                 || ["5:31 the source 'db01' is powered on before the failback, while the replica of 'db01' runs; take this out, or shut the other one down or disconnect it first"] | []
    inRunbook("failback { before { connect 'db01', site: 'berlin' } }")                                                                 || ["5:31 the source 'db01' is connected before the failback, while the replica of 'db01' runs; take this out, or shut the other one down or disconnect it first"] | []
    inRunbook("failback { before { disconnect 'db01'; powerOn 'db01' } }")                                                              || [] | []
    inRunbook("failback { before { shutdown 'db01_replica'; powerOn 'db01' } }")                                                        || [] | []
    inRunbook("failback { after { powerOn 'db01_replica', site: 'frankfurt' } }")                                                       || ["5:30 the replica 'db01_replica' is powered on after the failback has started 'db01'; take this out, or shut the other one down or disconnect it first"] | []
    inRunbook("failback { powerOn false; after { powerOn 'db01_replica', site: 'frankfurt' } }")                                        || [] | []
    withSites("replicas { snapshot 'a', replica: 'b'; snapshot 'b', replica: 'a' }; failover { group('a') { powerOn 'a'; vm 'a' } }")   || [] | []
  }

  def "a drill has test networks: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                || told | places
    inRunbook("networks { map 'a', to: 'b' }; drills { every '0 0 2 ? * SAT', zone: 'Europe/Berlin' }") || ["5:18 network 'a' has no test network, and drills are run; write map 'a', to: 'b', test: 'DR Isolated'"] | ['5:43 a drill is asked for here']
    inRunbook("networks { map 'a', to: 'b' }; drill { group('a') { vm 'db01' } }")                      || ["5:18 network 'a' has no test network, and drills are run; write map 'a', to: 'b', test: 'DR Isolated'"] | ['5:34 a drill is asked for here']
    inRunbook("networks { map 'a', to: 'b' }; triggers { webhook 'w', secret: 's', runs: drill }")      || ["5:18 network 'a' has no test network, and drills are run; write map 'a', to: 'b', test: 'DR Isolated'"] | ['5:77 a drill is asked for here']
    inRunbook("networks { map 'a', to: 'b' }; triggers { webhook 'w', secret: 's', runs: failover }")   || [] | []
    inRunbook("drills { every '0 0 2 ? * SAT', zone: 'Europe/Berlin' }")                                || [] | []
  }
}
