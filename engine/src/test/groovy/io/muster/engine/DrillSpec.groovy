// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replica.ReplicaMark
import io.muster.replica.RestorePoint
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepUndone
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaOperation
import io.muster.vsphere.PowerState
import java.time.Duration

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
