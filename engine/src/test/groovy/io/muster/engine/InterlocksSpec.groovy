// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replica.ReplicaMark
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.vsphere.PowerState
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit

/** What Muster does not let happen, and attempts to get past it (DESIGN.md, section 4). */
class InterlocksSpec extends RunbookSpecification {

  static final String STRETCHED = '''
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'VM Network', test: 'DR Isolated' }
      replicas { snapshot 'db01' }
      failover { group('a') { vm 'db01'OPTIONS } }
      failback { switchover automatic }
    }'''

  def '1: a replica does not start in the network in which its source runs'() {
    given:
    def stretched = load(STRETCHED.replace('OPTIONS', ''))
    startLab(stretched)

    when:
    run(stretched)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == [
      "'db01' runs in site 'berlin' on network 'VM Network', where its replica would start too; map that network to another one, disconnect or shut down the source first, or write overlap: allowed"
    ]
    events == []
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }

  def '1: it starts there when #what'() {
    given:
    def stretched = load(STRETCHED.replace('OPTIONS', options))
    startLab(stretched, statements)

    expect:
    run(stretched).outcome() == Outcome.DONE

    where:
    what                                  | options              | statements
    'the source is off'                   | ''                   | "site('berlin') { vm 'db01', on: false }"
    'the runbook allows the overlap'      | ', overlap: allowed' | ''
    'the production site is out of reach' | ''                   | "faults { partition 'berlin' }"
  }

  def '1: it starts there when the plan has isolated the source, and an undo of the run connects that again'() {
    given:
    def isolating = load(STRETCHED.replace('OPTIONS', '').replace('failover {', """failover {
      before { disconnect 'db01', site: 'berlin' }
      onFailure undo
      """))
    startLab(isolating, statements)

    when:
    def report = run(isolating)

    then:
    report.outcome() == outcome
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == 'db01' } }.adapters()*.connected() == [connected]

    where:
    statements                                        || outcome        | connected
    ''                                                || Outcome.DONE   | false
    "faults { refuse 'powerOn', of: 'db01_replica' }" || Outcome.UNDONE | true
  }

  def '1: a source that comes on while its replica is failed over is not met by a second start'() {
    given:
    def stretched = load(STRETCHED.replace('OPTIONS', ''))
    startLab(stretched, "site('berlin') { vm 'db01', on: false }")
    run(stretched)
    power('berlin', 'db01', true)

    when: 'the failback shuts it down before it is written'
    def report = run(stretched, PlanName.FAILBACK)

    then:
    report.outcome() == Outcome.DONE
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }

  def '1: a planned failover goes on there, because it shuts the source down first'() {
    given:
    def stretched = load(STRETCHED.replace('OPTIONS', ''))
    startLab(stretched)

    when:
    def report = run(stretched, PlanName.PLANNED_FAILOVER)

    then:
    report.outcome() == Outcome.DONE
    replica('db01_replica').powerState() == PowerState.POWERED_ON
    replica('db01_replica').adapters()*.network() == ['VM Network']
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == 'db01' } }.powerState() == PowerState.POWERED_OFF
  }

  def '1: a drill attaches test networks only'() {
    given:
    def stretched = load(STRETCHED.replace('OPTIONS', '').replace(", test: 'DR Isolated'", ''))
    startLab(stretched)

    when:
    run(stretched, PlanName.DRILL)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()[0].name() == 'NoTestNetwork'
  }

  def '2: a planned failover stops when its source cannot be stopped'() {
    given:
    def planned = runbook("failover { group('a') { vm 'db01' } }")
    startLab(planned, "vm 'db01', shutdown: never\n faults { refuse 'powerOff', of: 'db01' }")

    when:
    def report = run(planned, PlanName.PLANNED_FAILOVER)

    then:
    report.outcome() == Outcome.HALTED
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
    mark('db01_replica').state().word() == 'Ready'
  }

  def '2: a switchover stops when the replica cannot be stopped, and both ways on are open'() {
    given:
    def back = runbook("failover { group('a') { vm 'db01' } }\n failback { switchover automatic }")
    startLab(back, "site('frankfurt') { vm 'db01_replica', shutdown: never }\n faults { refuse 'powerOff', of: 'db01_replica', times: 1 }")
    run(back)

    when:
    def report = run(back, PlanName.FAILBACK)

    then:
    report.outcome() == Outcome.HALTED
    replica('db01_replica').powerState() == PowerState.POWERED_ON
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == 'db01' } }.powerState() == PowerState.POWERED_OFF

    when:
    def again = run(back, PlanName.FAILBACK)

    then:
    again.outcome() == Outcome.DONE
  }

  def '3: a replica that somebody else has started is not failed over'() {
    given:
    def plain = runbook("failover { group('a') { vm 'db01' } }")
    startLab(plain)
    power('frankfurt', 'db01_replica', true)

    when:
    run(plain)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()[0].name() == 'ReplicaTouched'
  }

  def '3: a replica that somebody else has #what is not failed over until somebody says so'() {
    given:
    def plain = load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { $kind 'db01' }
        failover { group('a') { vm 'db01' } }
      }""")
    startLab(plain)
    inLab {
      def vCenter = lab.vSphere('frankfurt')
      changes.each { change -> time.await(change(vCenter, replicaNow()).ended(), time.now().plus(Duration.ofMinutes(1))) }
    }

    when:
    run(plain)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == ["replica 'db01_replica' is $sentence; check its data, put it right, or go on with it as it is: --force" as String]

    when:
    def forced = run(plain, PlanName.FAILOVER, [] as Set, false, true)

    then:
    forced.outcome() == Outcome.DONE
    forced.rpo().get() >= Duration.ofSeconds(loss)

    where:
    what                               | kind       | changes            | loss || sentence
    'reverted'                         | 'snapshot' | [REVERT]           | 300  || "back at an older snapshot than 'Restore Point 11-21-2026 02:55:00'"
    'reverted and made a snapshot of'  | 'snapshot' | [REVERT, SNAPSHOT] | 300  || "with a snapshot 'before', which does not continue its newest restore point"
    'made a snapshot of'               | 'cdp'      | [SNAPSHOT]         | 1    || "with a snapshot 'before', which this kind never has"
  }

  static final Instant NEWEST = Instant.parse('2026-11-21T02:55:00Z')
  static final Closure REVERT = { vc, vm -> vc.revertToSnapshot(vm.id(), vm.snapshots()[0].id()) }
  static final Closure SNAPSHOT = { vc, vm -> vc.createSnapshot(vm.id(), 'before', '') }

  def '3: a snapshot of somebody else is no restore point, and an undo does not go back to it'() {
    given:
    def plain = runbook("failover { group('a') { vm 'db01' } }")
    startLab(plain)
    inLab {
      def vCenter = lab.vSphere('frankfurt')
      [REVERT, SNAPSHOT].each { change -> time.await(change(vCenter, replicaNow()).ended(), time.now().plus(Duration.ofMinutes(1))) }
    }
    def points = engine.replicas(plain).toCompletableFuture().get(20, TimeUnit.SECONDS)[0].points()

    when:
    run(plain, PlanName.FAILOVER, [] as Set, false, true)
    run(plain, PlanName.UNDO)

    then:
    points.every { it.name().startsWith('Restore Point') }
    replica('db01_replica').snapshots().find { it.id() == replica('db01_replica').currentSnapshot().get() }.created() == NEWEST
  }

  private replicaNow() {
    lab.vSphere('frankfurt').virtualMachines().find { it.name() == 'db01_replica' }
  }

  def '4: #plan from Ready is refused with the state and what is allowed'() {
    given:
    def plain = runbook("failover { group('a') { vm 'db01' } }")

    when:
    run(plain, plan)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()[0].sentence() ==
      "replica 'db01_replica' is in state Ready; $operation cannot be done now, allowed is failover, testFailover, plannedFailover" as String

    where:
    plan                | operation
    PlanName.SWITCHOVER | 'switchover'
    PlanName.PERMANENT  | 'permanentFailover'
  }

  def '5: #plan needs a word, and says what is lost'() {
    given:
    def plain = runbook("failover { group('a') { vm 'db01' } }")
    run(plain)

    when:
    run(plain, plan, [] as Set, false)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()[0].sentence() =~ lost
    mark('db01_replica').state().word() == 'Failover'

    where:
    plan               | lost
    PlanName.UNDO      | /undo of 'db01_replica' discards what was written on it since .*; if that is meant, add --yes/
    PlanName.PERMANENT | /permanent failover of 'db01_replica' discards its restore points and the way back to 'db01'; if that is meant, add --yes/
  }

  def '5: an undo needs it as well where the failover has failed after the start of the replica'() {
    given:
    def moved = runbook("addresses { map '10.1.20.0/24', to: '10.2.20.0/24' }\n failover { group('a') { vm 'db01' } }")
    startLab(moved, "faults { programEnds 'db01_replica', exitCode: 1, times: 1 }")
    run(moved)
    def left = replica('db01_replica').powerState()

    when:
    run(moved, PlanName.UNDO, [] as Set, false)

    then:
    def refused = thrown(RunRefusedException)
    left == PowerState.POWERED_ON
    refused.reasons()[0].sentence() =~ /undo of 'db01_replica' discards what was written on it since .*; if that is meant, add --yes/
  }

  private ReplicaMark mark(String name) {
    ReplicaMark.parse(replica(name).customValues()[ReplicaMark.ATTRIBUTE]).get()
  }

  private void power(String site, String name, boolean on) {
    inLab {
      def vCenter = lab.vSphere(site)
      def id = vCenter.virtualMachines().find { it.name() == name }.id()
      time.await((on ? vCenter.powerOn(id) : vCenter.powerOff(id)).ended(), time.now().plus(Duration.ofMinutes(1)))
    }
  }
}
