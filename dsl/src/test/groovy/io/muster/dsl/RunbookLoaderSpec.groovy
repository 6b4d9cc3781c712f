// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.runbook

import io.muster.runbook.NetworkMapping
import io.muster.runbook.OnFailure
import io.muster.runbook.Position
import io.muster.runbook.PowerAction
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.RestorePointChoice
import io.muster.runbook.Runbook
import io.muster.runbook.Sites
import io.muster.runbook.Step
import io.muster.runbook.StepOptions
import java.time.Duration
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

class RunbookLoaderSpec extends Specification {

  @Shared
  Runbook erp = runbook('''\
    runbook('erp') {
        title 'ERP: Berlin to Frankfurt'
        owner 'dr-team@example.com'
        rto 30.minutes
        rpo 15.minutes

        sites production: 'berlin', recovery: 'frankfurt'      // names from the configuration, never addresses

        networks {                                             // port groups; `test` is used by drills
            map 'VM Network', to: 'DR Network', test: 'DR Isolated'
        }
        replicas {
            snapshot  'db01'                                   // replica VM: 'db01_replica'
            snapshot  'app01', replica: 'app01-dr'
            snapshot  'app02'
            (1..3).each { snapshot "web$it" }
        }
        failover {                                             // the failover plan
            before { call 'https://status.example.com/api/incident', method: 'POST', body: [state: 'dr'] }

            group('databases') {
                verify {
                    tools 'db01', within: 5.minutes
                    tcp   'db01', port: 5432, within: 5.minutes
                    tcp   'db01', port: 5432, within: 9.minutes, every: 1.minute
                }
                vm 'db01', restorePoint: latest
            }
            group('apps', after: 'databases', parallel: 4, critical: false) {
                vm 'app01', restorePoint: before('2026-11-20T10:00:00Z')
                wait 30.seconds
                vm 'app02', retries: 2, timeout: 20.minutes, delay: 1.minute, critical: true
                verify { http 'https://portal.example.com/health', within: 10.minutes }
            }
            group('web', after: none) {
                for (i in 1..3) { vm "web$i", restorePoint: named('patch day') }
            }
            group('end') { shutdown 'test', site: 'frankfurt'; powerOn 'gateway' }
            after { notify 'smtp:dr-team@example.com', subject: 'ERP runs in Frankfurt' }
            onFailure undo
        }
    }
    ''')

  def "the words of a runbook become its data"() {
    expect:
    with(erp) {
      name() == 'erp'
      title() == 'ERP: Berlin to Frankfurt'
      owner().get() == 'dr-team@example.com'
      rto().get() == Duration.ofMinutes(30)
      rpo().get() == Duration.ofMinutes(15)
      sites() == new Sites('berlin', 'frankfurt')
      networks() == [
        new NetworkMapping(at(10, 9), 'VM Network', 'DR Network', Optional.of('DR Isolated'))
      ]
      source().file() == 'erp.groovy'
      source().sha256() ==~ /[0-9a-f]{64}/
      failover().onFailure() == OnFailure.UNDO
    }
  }

  def "a replica is called after its machine where it has no other name"() {
    expect:
    erp.replicas()*.replica() ==
      ['db01_replica', 'app01-dr', 'app02_replica', 'web1_replica', 'web2_replica', 'web3_replica']
  }

  def "a group follows the one before it, those it names, or none"() {
    expect:
    erp.failover().groups().collectEntries { [it.name(), it.after()] } ==
      [databases: [] as Set, apps: ['databases'] as Set, web: [] as Set, end: ['web'] as Set]
    erp.failover().groups()*.parallel() == [10, 4, 10, 10]
    erp.failover().groups()*.critical() == [true, false, true, true]
  }

  def "each step has a path for ever"() {
    expect:
    erp.failover().before()*.id()*.path() == ['failover/before/call-1']
    erp.failover().after()*.id()*.path() == ['failover/after/notify-1']
    erp.failover().groups().collectMany { it.steps()*.id()*.path() } == [
      'failover/databases/db01',
      'failover/databases/verify-1',
      'failover/apps/app01',
      'failover/apps/wait-1',
      'failover/apps/app02',
      'failover/apps/verify-1',
      'failover/web/web1',
      'failover/web/web2',
      'failover/web/web3',
      'failover/end/shutdown-1',
      'failover/end/powerOn-1'
    ]
  }

  def "verifications before the first machine run when all are up, and have paths of their own"() {
    given:
    Step.Verify verify = erp.failover().groups().first().steps().last()

    expect:
    verify.verifications()*.id()*.path() == [
      'failover/databases/verify-1/tools-db01',
      'failover/databases/verify-1/tcp-db01-5432',
      'failover/databases/verify-1/tcp-db01-5432-2'
    ]
    verify.verifications()*.every() == [
      Duration.ofSeconds(5),
      Duration.ofSeconds(5),
      Duration.ofMinutes(1)
    ]
  }

  def "a machine keeps what is said of it and takes the rest from its group"() {
    expect:
    erp.failover().groups()[1].steps().findAll { it instanceof Step.Vm } == [
      new Step.Vm(
        id('failover/apps/app01'), at(30, 13), 'app01', ReplicaOperation.FAILOVER,
        new RestorePointChoice.Before(Instant.parse('2026-11-20T10:00:00Z')), Duration.ZERO, false,
        new StepOptions(0, Optional.empty(), false)),
      new Step.Vm(
        id('failover/apps/app02'), at(32, 13), 'app02', ReplicaOperation.FAILOVER,
        new RestorePointChoice.Latest(), Duration.ofMinutes(1), false,
        new StepOptions(2, Optional.of(Duration.ofMinutes(20)), true))
    ]
  }

  def "calls, notices and power steps keep their arguments"() {
    expect:
    with(erp.failover().before().first() as Step.Call) {
      uri() == 'https://status.example.com/api/incident'
      method().get() == 'POST'
      body().get() == [state: 'dr']
    }
    with(erp.failover().after().first() as Step.Notify) {
      subject().get() == 'ERP runs in Frankfurt'
    }
    with(erp.failover().groups().last().steps().first() as Step.Power) {
      action() == PowerAction.SHUTDOWN
      site().get() == 'frankfurt'
    }
  }

  def "variables, conditions, loops and arithmetic are done while loading"() {
    given:
    def text = '''\
      def sizes = [web: 2, app: 1]
      def names = ['db01'] + 'db02'
      def step = 30.seconds
      runbook('x') {
        sites production: 'a', recovery: 'b'
        replicas {
          sizes.each { tier, count -> (1..count).each { n -> snapshot "$tier${n * 10}" } }
          for (name in names) { snapshot name }
        }
        failover {
          group('g') {
            names.each { vm it, delay: step * 2 }
            for (tier in sizes) {
              if (tier.value > 1 && tier.key != 'app') { vm "${tier.key}20", retries: tier.value % 2 == 0 ? 3 : 0 }
              else { vm tier.key + 10 }
            }
          }
        }
      }
      '''

    expect:
    with(runbook(text)) {
      replicas()*.source() == ['web10', 'web20', 'app10', 'db01', 'db02']
      failover().groups()[0].steps()*.vm() == ['db01', 'db02', 'web20', 'app10']
      failover().groups()[0].steps()*.delay()*.toSeconds() == [60, 60, 0, 0]
      failover().groups()[0].steps()*.options()*.retries() == [0, 0, 3, 0]
    }
  }

  private static Position at(int line, int column) {
    new Position('erp.groovy', line, column)
  }

  private static id(String path) {
    new io.muster.runbook.StepId(path)
  }

  def "the members of a map keep the order in which they are written"() {
    expect:
    runbook(inGroup("vm 'db01'; call 'direct:a', headers: [z: '1', b: '2', y: '3', a: '4', c: '5']")).failover().groups()
      .first().steps().last().headers().keySet() as List == ['z', 'b', 'y', 'a', 'c']
  }
}
