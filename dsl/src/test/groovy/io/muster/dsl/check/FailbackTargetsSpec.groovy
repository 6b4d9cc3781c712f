// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.withKinds

import spock.lang.Specification

class FailbackTargetsSpec extends Specification {

  def "machines can be failed back to where the failback goes: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                                     || told
    withKinds("failover { group('a') { vm 'ora01' } }; failback { to original }")                            || ["4:57 all machines are universal replicas, which come back to a new location only; write to location(host: 'esx01', datastore: 'ds01')"]
    withKinds("failover { group('a') { vm 'ora01' } }; failback { to restored('x') }")                       || ["4:57 all machines are universal replicas, which come back to a new location only; write to location(host: 'esx01', datastore: 'ds01')"]
    withKinds("failover { group('a') { vm 'ora01' } }; failback { powerOn true }")                           || ["4:43 all machines are universal replicas, which come back to a new location only; write to location(host: 'esx01', datastore: 'ds01')"]
    withKinds("failover { group('a') { vm 'ora01' } }; failback { to location(host: 'esx01') }")             || []
    withKinds("failover { group('a') { vm 'ora01' } }")                                                      || []
    withKinds("failover { group('a') { vm 'ora01'; vm 'db01' } }; failback { to original }")                 || []
    withKinds("failover { group('a') { vm 'mq01'; vm 'db01' } }; failback { to restored('x') }")             || ["4:67 'x' is one VM, and 2 machines come back; write * for the machine's own name, as in restored('*-restored')"]
    withKinds("failover { group('a') { vm 'ora01'; vm 'db01' } }; failback { to restored('x') }")            || []
    withKinds("failover { group('a') { vm 'mq01'; vm 'db01' } }; failback { to restored('*-new') }")         || []
    withKinds("failover { group('a') { vm 'db01' } }; failback { to restored('') }")                         || ['4:56 a name of where the failback goes is empty; leave it out, or write a name']
    withKinds("failover { group('a') { vm 'db01' } }; failback { to location() }")                           || ["4:56 this location says nothing of where it is; write location(host: 'esx01', datastore: 'ds01'), or to original"]
    withKinds("failover { group('a') { vm 'db01' } }; failback { to location(host: 'esx01', folder: ' ') }") || ['4:56 a name of where the failback goes is empty; leave it out, or write a name']
  }
}
