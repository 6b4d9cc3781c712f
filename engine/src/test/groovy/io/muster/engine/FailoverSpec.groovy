// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.dsl.print.PlanPrinter
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepDone
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereSites
import io.muster.vsphere.VSphereTask
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.time.Duration
import java.time.Instant

class FailoverSpec extends RunbookSpecification {

  def 'a failover leaves the replicas on, in the mapped network, with the data of the chosen restore point'() {
    given:
    def runbook = runbook('''failover { group('a') { vm 'db01', restorePoint: before('2026-11-21T02:30:00Z') } }''')

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.DONE
    with(replica('db01_replica')) {
      powerState() == PowerState.POWERED_ON
      adapters()*.network() == ['DR Network']
    }

    and: 'the age of the data is that of the restore point'
    def point = replica('db01_replica').snapshots()*.created().findAll { !it.isAfter(Instant.parse('2026-11-21T02:30:00Z')) }.max()
    report.rpo().get() == Duration.between(point, START)

    and: 'the source runs on'
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == 'db01' }.powerState() } == PowerState.POWERED_ON
  }

  def 'the recovery time ends with the last verification, not with the steps behind it'() {
    given:
    def runbook = runbook('''failover {
      group('a') { vm 'db01' }
      after { wait 10.minutes }
    }''')

    expect:
    run(runbook).rto().get() == Duration.ofSeconds(12)
  }

  def 'an undo in another run leaves the replicas off, at their latest restore point, as they were connected'() {
    given:
    def runbook = runbook('''failover { group('a') { vm 'db01' }
      group('b') { vm 'app01' } }''')
    run(runbook)
    events.clear()

    when:
    def report = run(runbook, PlanName.UNDO)

    then:
    report.outcome() == Outcome.UNDONE
    ids(StepDone) == ['undo/b/app01', 'undo/a/db01']
    with(replica('db01_replica')) {
      powerState() == PowerState.POWERED_OFF
      currentSnapshot().get() == snapshots().max { it.created() }.id()
      adapters()*.network() == ['VM Network']
    }
  }

  def 'an undo without a failover has nothing to do'() {
    given:
    def report = run(runbook("failover { group('a') { vm 'db01' } }"), PlanName.UNDO)

    expect:
    report.outcome() == Outcome.UNDONE
    ids(StepBegan) == []
  }

  def 'a plan can be run for some of its machines'() {
    given:
    def runbook = runbook('''failover {
      before { call 'https://status.example.com/' }
      group('a') { vm 'db01'; vm 'db02'; verify { tools 'db01', within: 5.minutes; tools 'db02', within: 5.minutes } }
      group('b') { vm 'app01' }
    }''')

    when:
    run(runbook, PlanName.FAILOVER, ['db02'] as Set)

    then:
    ids(StepDone) == ['failover/a/db02', 'failover/a/verify-1/tools-db02']
  }

  def 'a machine that the plan does not have is refused with a near miss'() {
    when:
    run(runbook("failover { group('a') { vm 'db01' } }"), PlanName.FAILOVER, ['db1'] as Set)

    then:
    def unknown = thrown(InvalidRequestException)
    unknown.message == "plan 'failover' has no machine 'db1'; did you mean 'db01'?"
  }

  def 'a replica that somebody else has started is refused, and nothing is changed'() {
    given:
    def runbook = runbook("failover { group('a') { vm 'db01'; vm 'app01' } }")
    startLab(runbook)
    inLab {
      def vSphere = lab.vSphere('frankfurt')
      time.await(vSphere.powerOn(vSphere.virtualMachines().find { it.name() == 'app01_replica' }.id()).ended(), START.plusSeconds(60))
    }

    when:
    run(runbook)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == [
      "replica 'app01_replica' is poweredOn, and not by Muster; power it off and check its data before it is failed over"
    ]
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
    events == []
  }

  def 'a replica without restore points, or without one that old, is refused and nothing is changed'() {
    given:
    def runbook = runbook("failover { group('a') { vm 'db01'; vm 'app01'$choice } }")
    startLab(runbook, statements)

    when:
    run(runbook)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == [sentence]
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
    events == []

    where:
    choice                                           | statements                                                        || sentence
    ''                                               | "site('frankfurt') { points 'app01_replica', age: [] }"          || "replica 'app01_replica' has no restore points; it has to be replicated at least once"
    ", restorePoint: before('2026-11-20T00:00:00Z')" | "site('frankfurt') { points 'app01_replica', age: [5.minutes] }" || "replica 'app01_replica' has no restore point as old as 2026-11-20T00:00:00Z; its oldest is 'Restore Point 11-21-2026 02:55:00' of 2026-11-21T02:55:00Z"
  }

  def 'the calls with an effect are those that the plan prints'() {
    given:
    def runbook = runbook("failover { group('a') { vm 'db01' } }")
    def calls = []
    startLab(runbook)
    engine = engine(recording(calls, lab::vSphere))

    when:
    run(runbook, PlanName.FAILOVER)
    def failover = List.copyOf(calls)
    calls.clear()
    run(runbook, PlanName.UNDO)

    then:
    failover == printed(runbook, PlanName.FAILOVER)

    and: 'the revert has put the adapter back, and no source was shut down, so those calls are left out'
    calls == printed(runbook, PlanName.UNDO) - ['connectAdapter', 'powerOn of the source after a planned failover']
  }

  static List<String> printed(Runbook runbook, PlanName plan) {
    (PlanPrinter.print(runbook, runbook.plan(plan)) =~ /(?m)^ +vSphere +(.+)$/)[0][1].split(', ') as List
  }

  /** The same vCenters; notes the calls that begin a task. */
  static VSphereSites recording(List calls, VSphereSites vCenters) {
    return { site -> recording(vCenters.at(site), calls) }
  }

  /** The same vCenter; notes the calls that begin a task. */
  static VSphere recording(VSphere vSphere, List calls) {
    Proxy.newProxyInstance(VSphere.classLoader, [VSphere] as Class[]) { proxy, method, arguments ->
      if (method.returnType == VSphereTask) {
        calls << method.name
      }
      try {
        method.invoke(vSphere, arguments)
      } catch (InvocationTargetException e) {
        throw e.cause
      }
    } as VSphere
  }

  def 'a call whose answer was lost is not made twice'() {
    given:
    def runbook = runbook("failover { group('a') { vm 'db01' } }")
    startLab(runbook, "faults { refuse 'powerOn', of: 'db01_replica', strikes: answer, times: 1 }")

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.DONE
    replica('db01_replica').powerState() == PowerState.POWERED_ON
  }

  def 'two runs of one lab are the same, event by event'() {
    given:
    def runbook = runbook('''failover {
      group('a', parallel: 2) { vm 'm1', critical: false; vm 'm2', retries: 5; vm 'm3', critical: false; vm 'm4', critical: false }
      group('b', after: none) { vm 'one', retries: 3; vm 'two', critical: false }
    }''')
    def faults = "faults { refuse 'powerOn', of: '*', chance: 0.3 }"

    when:
    startLab(runbook, faults)
    run(runbook)
    def first = List.copyOf(events)
    stopLab()
    events.clear()
    startLab(runbook, faults)
    run(runbook)

    then:
    events == first
  }
}
