// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replica.State
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import java.time.Duration
import java.util.concurrent.TimeUnit

/** What a plan needs of its machines is missed before anything is changed. */
class AheadSpec extends RunbookSpecification {

  def 'a universal replica is not failed over without its mount host'() {
    given:
    startLab(universal('mnt01'))

    when:
    run(universal('mnt02'))

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == ["virtual machine 'mnt02' not found in site 'frankfurt'; the site has 'mnt01'"]
    events == []
  }

  def 'a CDP replica does not fail back while #vm has a snapshot'() {
    given:
    def erp = load(cdp('switchover automatic'))
    startLab(erp)
    run(erp)
    snapshot(site, vm)
    events.clear()

    when:
    run(erp, PlanName.FAILBACK)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == ["'$vm' has a snapshot 'before', and a CDP replica fails back only where neither it nor the production VM has one; remove it first" as String]
    events == []
    engine.replicas(erp).toCompletableFuture().get(20, TimeUnit.SECONDS)[0].state() == State.FAILOVER

    where:
    site        | vm
    'frankfurt' | 'db01_replica'
    'berlin'    | 'db01'
  }

  def 'it fails back to a new location all the same'() {
    given:
    def erp = load(cdp("to location(host: 'esx1.berlin'); switchover automatic"))
    startLab(erp, "site('berlin') { vm 'db01', on: false }")
    run(erp)
    snapshot('frankfurt', 'db01_replica')

    expect:
    run(erp, PlanName.FAILBACK).outcome() == Outcome.DONE
  }

  private void snapshot(String site, String name) {
    inLab {
      def vCenter = lab.vSphere(site)
      def id = vCenter.virtualMachines().find { it.name() == name }.id()
      time.await(vCenter.createSnapshot(id, 'before', '').ended(), time.now().plus(Duration.ofMinutes(1)))
    }
  }

  private static String cdp(String failback) {
    """
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { cdp 'db01' }
      failover { group('a') { vm 'db01' } }
      failback { $failback }
    }"""
  }

  private static Runbook universal(String mountHost) {
    load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { universal 'ora01', mountHost: '$mountHost' }
        failover { group('data') { vm 'ora01' } }
        failback { to location(host: 'esx1.berlin') }
      }""")
  }
}
