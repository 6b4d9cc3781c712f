// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.related
import static io.muster.dsl.RunbookTexts.withKinds
import static io.muster.dsl.RunbookTexts.withSites

import spock.lang.Specification

class MachinesSpec extends Specification {

  def "a mount host stands beside the machines: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                              || told | places
    withSites("replicas { universal 'a', mountHost: 'a' }; failover { group('a') { vm 'a' } }")                       || ["3:40 the mount host 'a' is itself a machine of this runbook or a replica; name a VM of the recovery site that is always on"] | ['3:24 it is declared here']
    withSites("replicas { universal 'a', mountHost: '' }; failover { group('a') { vm 'a' } }")                        || ['3:40 the name of a mount host is empty'] | []
    withSites("replicas { universal 'a', mountHost: 'b_replica'; snapshot 'b' }; failover { group('a') { vm 'a' } }") || ["3:40 the mount host 'b_replica' is itself a machine of this runbook or a replica; name a VM of the recovery site that is always on"] | ['3:62 it is declared here']
  }

  def "a planned failover has machines that have one: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                                             || told | places
    withKinds("failover { group('a') { vm 'db01' } }; plannedFailover { group('a') { vm 'ora01' } }")                                || ["4:76 'ora01' is a universal replica, which has no planned failover; leave it out: its source is stopped by hand, and then it is failed over"] | ['3:53 it is declared here']
    withKinds("failover { group('a') { vm 'db01' } }; plannedFailover { group('a') { vapp 'portal' } }")                             || ["4:78 'portal' is a vapp replica, which has no planned failover; leave it out: its source is stopped by hand, and then it is failed over"] | ['3:87 it is declared here']
    withKinds("failover { group('a') { vm 'ora01'; vapp 'portal' } }; triggers { webhook 'w', secret: 's', runs: plannedFailover }") || ["4:101 these machines of the failover have no planned failover: 'ora01', 'portal'; write a plannedFailover without them, or let the trigger run failover"] | ['4:30 the first of them is started here']
    withKinds("failover { group('a') { vm 'db01'; vm 'mq01' } }; triggers { webhook 'w', secret: 's', runs: plannedFailover }")      || [] | []
  }

  def "a machine has restore points of the sort asked for: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                                                     || told | places
    withKinds("failover { group('a') { vm 'db01', restorePoint: latestConsistent } }")                                                       || ["4:52 'db01' is a snapshot replica, and only cdp and universal have 'latestConsistent'; write latest"] | ['3:23 it is declared here']
    withKinds("failover { group('a') { vm 'db01', restorePoint: at('2026-11-20T10:00:00Z') } }")                                             || ["4:52 'db01' is a snapshot replica, and only cdp and universal have 'at'; write before('2026-11-20T10:00:00Z')"] | ['3:23 it is declared here']
    withKinds("failover { group('a') { vapp 'portal', restorePoint: at('2026-11-20T10:00:00Z') } }")                                         || ["4:56 'portal' is a vapp replica, and only cdp and universal have 'at'; write before('2026-11-20T10:00:00Z')"] | ['3:87 it is declared here']
    withKinds("failover { group('a') { vm 'mq01', restorePoint: at('2026-11-20T10:00:00Z'); vm 'ora01', restorePoint: latestConsistent } }") || [] | []
    withKinds("failover { group('a') { vm 'db01' } }; plannedFailover { group('a') { vm 'db01', restorePoint: latest } }")                   || ['4:98 a planned failover takes no restore point; it brings over the newest data; remove restorePoint'] | []
  }

  def "a vApp and its VMs: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                     || told | places
    withKinds("failover { group('a') { vm 'portal' } }")                                                     || ["4:27 'portal' is a vApp; write vapp 'portal'"] | ['3:87 it is declared here']
    withKinds("failover { group('a') { vapp 'db01' } }")                                                     || ["4:27 'db01' is no vApp; write vm 'db01'"] | ['3:23 it is declared here']
    withKinds("failover { group('a') { vm 'portal-db' } }")                                                  || ["4:30 machine 'portal-db' has no replica; it is started with vapp 'portal'"] | []
    withKinds("failover { group('a') { vapp 'mail' } }")                                                     || ["4:32 machine 'mail' has no replica; declare it: replicas { vapp 'mail', of: ['..'] }"] | []
    withSites("replicas { vapp 'a', of: [] }; failover { group('a') { vapp 'a' } }")                         || ["3:28 vApp 'a' has no VMs; name them in the order of their start, as in of: ['portal-db', 'portal-web']"] | []
    withSites("replicas { vapp 'a', of: ['x', 'x'] }; failover { group('a') { vapp 'a' } }")                 || ["3:34 'x' is already in a vApp (first at line 3); a VM is in one vApp, and once; remove one"] | ["3:29 'x' is here first"]
    withSites("replicas { vapp 'a', of: ['x']; vapp 'b', of: ['x'] }; failover { group('a') { vapp 'a' } }") || ["3:50 'x' is already in a vApp (first at line 3); a VM is in one vApp, and once; remove one"] | ["3:29 'x' is here first"]
    withSites("replicas { snapshot 'x'; vapp 'a', of: ['x'] }; failover { group('a') { vapp 'a' } }")        || ["3:43 'x' is in this vApp and has a replica of its own; a VM is replicated with its vApp or alone; remove one"] | ['3:23 its own replica is declared here']
    withSites("replicas { vapp 'a', of: [''] }; failover { group('a') { vapp 'a' } }")                       || ['3:29 the name of a VM is empty'] | []
  }
}
