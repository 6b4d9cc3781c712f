// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.journal.ReplicaTakenException
import io.muster.journal.RunExistsException
import io.muster.replica.ReplicaKey
import io.muster.replica.ReplicaMark
import io.muster.replica.RestorePoint
import io.muster.run.Outcome
import io.muster.run.RunEvent.RunEnded
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepUndone
import io.muster.run.RunEvent.StepWaiting
import io.muster.run.RunEvent.UndoBegan
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.run.StoredRun
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit

class DrillSpec extends RunbookSpecification {

  static final TWO = '''failover {
    before { call 'https://status.example.com/', method: 'POST' }
    group('a') { vm 'db01'; verify { tools 'db01', within: 5.minutes } }
    group('b') { vm 'app01' }
    after { notify 'smtp:dr@example.com', subject: 'done' }
  }'''

  def 'a drill starts the machines in the test networks, verifies them, and takes everything back'() {
    given:
    def runbook = runbook(TWO)
    def networks = [] as Set

    when:
    startLab(runbook)
    def report = engine.run(new RunRequest(runbook, PlanName.DRILL, [] as Set, false, false, PERSON)) { event ->
      events << event
      lab.vSphere('frankfurt').virtualMachines().findAll { it.powerState() == PowerState.POWERED_ON }
          .each { networks.addAll(it.adapters()*.network()) }
    }.toCompletableFuture().get()

    then:
    report.outcome() == Outcome.DONE
    networks == ['DR Isolated'] as Set
    ids(StepUndone) == ['drill/b/app01', 'drill/a/db01']
    report.rto().get() > Duration.ofSeconds(24)

    and: 'nobody outside is told, and the sources are untouched'
    !ids(StepBegan).any { it.contains('before') || it.contains('after') }
    inLab { lab.vSphere('berlin').virtualMachines().every { it.powerState() == PowerState.POWERED_ON } }

    and: 'the replicas are as they were'
    with(replica('db01_replica')) {
      powerState() == PowerState.POWERED_OFF
      adapters()*.network() == ['VM Network']
      customValues().findAll { it.value } == [:]
    }
  }

  def 'a drill whose verification fails has failed, and is taken back all the same'() {
    given:
    def runbook = runbook(TWO)
    startLab(runbook, "site('frankfurt') { vm 'db01_replica', tools: never }")

    when:
    def report = run(runbook, PlanName.DRILL)

    then:
    report.outcome() == Outcome.FAILED
    report.failure().get().fault().sentence() == "VMware Tools of 'db01' did not run within 300 s"
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }

  def 'a drill keeps its machines after their verification, and then takes them back'() {
    given:
    def runbook = runbook(TWO)
    startLab(runbook)

    when:
    def report = drill(runbook, Duration.ofMinutes(30))
    def kept = events.find { it instanceof StepDone && it.step().id().path() == 'drill/after/keep' }

    then:
    report.outcome() == Outcome.DONE
    report.rto().get() < Duration.ofMinutes(2)
    kept.time() == events.find { it instanceof StepWaiting }.time() + Duration.ofMinutes(30)
    events.find { it instanceof UndoBegan }.time() == kept.time()
    ids(StepUndone) == ['drill/b/app01', 'drill/a/db01']
  }

  def 'a drill that fails is not kept'() {
    given:
    def runbook = runbook(TWO)
    startLab(runbook, "site('frankfurt') { vm 'db01_replica', tools: never }")

    expect:
    drill(runbook, Duration.ofMinutes(30)).outcome() == Outcome.FAILED
    !ids(StepBegan).contains('drill/after/keep')
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }

  def 'the time that a drill keeps its machines is #what by a move'() {
    given:
    def runbook = runbook(TWO)
    startLab(runbook)

    when:
    drill(runbook, Duration.ofMinutes(30)) { event ->
      if (event instanceof StepWaiting) {
        time.at(event.time() + Duration.ofMinutes(1)) { engine.move(RUN, event.until() + by, PERSON) }
      }
    }
    def waits = events.find { it instanceof StepWaiting }

    then:
    events.find { it instanceof UndoBegan }.time() == waits.until() + by

    where:
    what        | by
    'extended'  | Duration.ofMinutes(45)
    'shortened' | Duration.ofMinutes(-20)
  }

  def 'the drill of a schedule does not take a replica from a run that has halted'() {
    given:
    def runbook = runbook(TWO)
    startLab(runbook)
    def halted = new StoredRun(new RunId('erp-1'), runbook, runbook.plan(PlanName.FAILOVER), [:], false, new StoredRun.Place(true, ''), PERSON, START, Optional.empty())
    def claim = journal.create(halted, [new ReplicaKey(ReplicaKey.labSite('erp', 'frankfurt'), 'db01_replica')] as Set, 'a node')
    journal.append(claim, new RunEnded(START, halted.id(), Outcome.HALTED, Optional.empty(), Optional.empty()), [])

    when:
    drill(runbook, Duration.ZERO)

    then:
    thrown(ReplicaTakenException)
    journal.runs()*.state() == [RunState.HALTED]

    when: 'a person may mean it'
    run(runbook, PlanName.DRILL)

    then:
    journal.find(halted.id()).present
    journal.runs().find { it.id() == halted.id() }.outcome() == Optional.of(Outcome.ABORTED)
  }

  def 'the drill of a schedule is started once'() {
    given:
    def runbook = runbook(TWO)
    startLab(runbook)
    drill(runbook, Duration.ZERO)

    when:
    drill(runbook, Duration.ZERO)

    then:
    thrown(RunExistsException)
  }

  static final RUN = new RunId('erp-drill-20261121-030000')

  private RunReport drill(Runbook runbook, Duration keep, Closure told = { }) {
    def request = new RunRequest(runbook, PlanName.DRILL, [] as Set, false, false, PERSON, new Terms(Optional.of(RUN), keep, true))
    try {
      engine.run(request) { event ->
        events << event
        told(event)
      }.toCompletableFuture().get(30, TimeUnit.SECONDS)
    } catch (ExecutionException e) {
      throw e.cause
    }
  }

  def 'a drill never attaches a network that is not for tests'() {
    given:
    def runbook = load('''runbook('erp') {
      title 'ERP'
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network' }
      replicas { snapshot 'db01' }
      failover { group('a') { vm 'db01' } }
    }''')

    when:
    run(runbook, PlanName.DRILL)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == [
      "'Network adapter 1' of 'db01_replica' is on network 'VM Network', for which the runbook names no test network; add: map 'VM Network', to: .., test: .."
    ]
    replica('db01_replica').powerState() == PowerState.POWERED_OFF
  }

  def 'a drill refuses replicas that are in a failover'() {
    given:
    def runbook = runbook(TWO)
    run(runbook)

    when:
    run(runbook, PlanName.DRILL)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence()[0] == "replica 'db01_replica' is in state Failover; testFailover cannot be done now, allowed is undoFailover, permanentFailover, failback"
  }

  def 'what a drill that broke off has left is no failover, and the other way round'() {
    given:
    def runbook = runbook(TWO)
    startLab(runbook)
    mark('db01_replica', ReplicaMark.ready(START, 'erp-1').from(new RestorePoint('1', 'x', START), drill)
      .begun(drill ? ReplicaOperation.TEST_FAILOVER : ReplicaOperation.FAILOVER, START, 'erp-1'))

    when:
    run(runbook, plan)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == [sentence]

    and: 'an undo makes it Ready again'
    run(runbook, PlanName.UNDO).outcome() == Outcome.UNDONE
    run(runbook, plan).outcome() == Outcome.DONE

    where:
    drill | plan              || sentence
    true  | PlanName.FAILOVER || "replica 'db01_replica' is in state Ready of a drill, in which testFailover has begun and not ended; failover cannot be done now, allowed is testFailover, undoFailover"
    false | PlanName.DRILL    || "replica 'db01_replica' is in state Ready, in which failover has begun and not ended; testFailover cannot be done now, allowed is failover, undoFailover"
  }

  void mark(String replica, ReplicaMark mark) {
    inLab {
      def vSphere = lab.vSphere('frankfurt')
      vSphere.setCustomValue(vSphere.virtualMachines().find { it.name() == replica }.id(), ReplicaMark.ATTRIBUTE, mark.format())
    }
  }
}
