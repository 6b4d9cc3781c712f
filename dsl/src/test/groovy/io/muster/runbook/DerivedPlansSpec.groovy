// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook

import static io.muster.dsl.RunbookTexts.runbook

import spock.lang.Shared
import spock.lang.Specification

class DerivedPlansSpec extends Specification {

  @Shared
  Runbook erp = runbook('''\
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      replicas { snapshot 'db01'; snapshot 'db02'; snapshot 'app01'; snapshot 'web01' }
      failover {
        before { call 'http://status.example.com' }
        group('databases') {
          vm 'db01'
          wait 10.seconds
          vm 'db02', delay: 60.seconds, restorePoint: named('x')
          powerOff 'test-db'
          verify { tcp 'db01', port: 5432, within: 5.minutes }
        }
        group('apps') { vm 'app01' }
        group('web', after: none) { vm 'web01' }
        after { notify 'smtp:dr-team@example.com' }
      }
    }
    ''')

  def "a drill starts the same machines in the test networks and tells nobody"() {
    given:
    def drill = erp.plan(PlanName.DRILL)

    expect:
    drill.before() == []
    drill.after() == []
    drill.onFailure() == OnFailure.UNDO
    drill.groups()*.after() == erp.failover().groups()*.after()
    drill.groups().collectMany { it.steps() }*.id()*.path() == [
      'drill/databases/db01',
      'drill/databases/wait-1',
      'drill/databases/db02',
      'drill/databases/verify-1',
      'drill/apps/app01',
      'drill/web/web01'
    ]
    drill.groups()[0].steps().last().verifications()*.id()*.path() == ['drill/databases/verify-1/tcp-db01-5432']
    with(drill.groups()[0].steps()[2] as Step.Vm) {
      operation() == ReplicaOperation.TEST_FAILOVER
      point() == new RestorePointChoice.Named('x')
      delay().toSeconds() == 60
    }
  }

  def "an undo takes back every machine, backwards, and goes on past failures"() {
    given:
    def undo = erp.plan(PlanName.UNDO)

    expect:
    undo.groups().collectEntries { [it.name(), it.after()] } ==
      [web: [] as Set, apps: [] as Set, databases: ['apps'] as Set]
    undo.groups().collectMany { it.steps() }*.id()*.path() ==
      ['undo/web/web01', 'undo/apps/app01', 'undo/databases/db02', 'undo/databases/db01']
    undo.groups().collectMany { it.steps() }*.operation().toSet() == [ReplicaOperation.UNDO_FAILOVER] as Set
    undo.groups().collectMany { it.steps() }.every { !it.options().critical() }
  }
}
