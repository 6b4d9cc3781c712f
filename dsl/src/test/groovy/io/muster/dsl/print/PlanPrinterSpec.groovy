// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print

import static io.muster.dsl.RunbookTexts.runbook

import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import spock.lang.Shared
import spock.lang.Specification

class PlanPrinterSpec extends Specification {

  @Shared
  Runbook erp = runbook('''\
    runbook('erp') {
      title 'ERP: Berlin to Frankfurt'
      sites production: 'berlin', recovery: 'frankfurt'
      replicas { snapshot 'db01'; snapshot 'db02'; snapshot 'app01', replica: 'app01-dr'; snapshot 'web01' }
      failover {
        before { wait 30.seconds }
        group('databases') {
          vm 'db01'
          vm 'db02', delay: 60.seconds, retries: 1
          verify { tcp 'db01', port: 5432, within: 5.minutes }
        }
        group('apps', parallel: 2) { vm 'app01', restorePoint: before('2026-11-20T10:00:00Z') }
        group('web', after: none, critical: false) { vm 'web01' }
        after { notify 'smtp:dr-team@example.com' }
        onFailure undo
      }
    }
    ''')

  def "a plan is a table of steps with times and reasons"() {
    expect:
    print(PlanName.FAILOVER) == '''\
      failover of 'erp': ERP: Berlin to Frankfurt
      4 machines, 3 groups; berlin to frankfurt; a failure takes everything back

      +00:00    failover/before/wait-1                       wait 30 s                                                before all groups
      +00:30  failover/databases                             group, 10 at a time                                      at once
      +00:30    failover/databases/db01                      fail over to db01_replica from latest
                  vSphere                                    revertToSnapshot, connectAdapter, powerOn
      +01:30    failover/databases/db02                      fail over to db02_replica from latest, 1 retry           60 s after db01 began
                  vSphere                                    revertToSnapshot, connectAdapter, powerOn
      +01:30    failover/databases/verify-1                  verify                                                   when the machines are up
                  failover/databases/verify-1/tcp-db01-5432  db01 accepts connections on port 5432 within 5 min
      +00:30  failover/web                                   group, 10 at a time, not critical                        at once
      +00:30    failover/web/web01                           fail over to web01_replica from latest, not critical
                  vSphere                                    revertToSnapshot, connectAdapter, powerOn
      +01:30  failover/apps                                  group, 2 at a time                                       after 'databases'
      +01:30    failover/apps/app01                          fail over to app01-dr from before(2026-11-20T10:00:00Z)
                  vSphere                                    revertToSnapshot, connectAdapter, powerOn
      +01:30    failover/after/notify-1                      notify smtp:dr-team@example.com                          when all groups are complete
      '''.stripIndent()
  }

  def "the undo of a plan goes backwards"() {
    expect:
    print(PlanName.UNDO).readLines().findAll { it.contains('undo failover') }*.split('  +')*.getAt(1) ==
      ['undo/web/web01', 'undo/apps/app01', 'undo/databases/db02', 'undo/databases/db01']
  }

  private String print(PlanName name) {
    PlanPrinter.print(erp, erp.plan(name)).normalize()
  }
}
