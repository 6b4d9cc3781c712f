// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.action.ReplicaStatus
import io.muster.replica.Authority
import io.muster.replica.ReplicaMark
import io.muster.replica.State
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.Runbook
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereTask
import io.muster.vsphere.VmId
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.time.Duration
import java.util.concurrent.TimeUnit

/** A vApp of which an operation has failed for some VMs is Incomplete, and the same again works on those alone (domain.md, section 2.12). */
class VappRetrySpec extends RunbookSpecification {

  static final String PORTAL = '''\
    runbook('portal') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { vapp 'portal', of: ['portal-db', 'portal-web'] }
      failover { group('front') { vapp 'portal' } }
      failback { switchover automatic }
    }'''

  final Runbook portal = load(PORTAL)
  final List<String> calls = []

  def '#plan.word that fails for one VM leaves the vApp Incomplete, and the retry works on that VM alone'() {
    given:
    start("refuse '$method', of: '$vm', site: '$site', times: 1, after: 1.hour")
    before.each { run(portal, it) }
    inLab { time.sleep(Duration.ofMinutes(61)) }

    when:
    def failed = run(portal, plan)

    then:
    failed.outcome() in [Outcome.HALTED, Outcome.FAILED]
    with(seen()) {
      state() == State.INCOMPLETE
      described().startsWith('Incomplete')
      allowed()[0] == operation
      authority() == valid
    }

    when:
    calls.clear()
    def again = run(portal, plan)

    then:
    again.outcome() in [Outcome.DONE, Outcome.UNDONE]
    seen().state() == ended
    calls.every { it.endsWith("/$vm") }
    !calls.empty

    where:
    before                                 | plan               | method     | vm           | site        || operation                           | valid                | ended
    []                                     | PlanName.FAILOVER  | 'powerOn'  | 'portal-web' | 'frankfurt' || ReplicaOperation.FAILOVER           | Authority.EACH       | State.FAILOVER
    []                                     | PlanName.FAILOVER  | 'powerOn'  | 'portal-db'  | 'frankfurt' || ReplicaOperation.FAILOVER           | Authority.EACH       | State.FAILOVER
    [PlanName.FAILOVER]                    | PlanName.UNDO      | 'powerOff' | 'portal-web' | 'frankfurt' || ReplicaOperation.UNDO_FAILOVER      | Authority.SOURCE     | State.READY
    [PlanName.FAILOVER]                    | PlanName.PERMANENT | 'release'  | 'portal-db'  | 'frankfurt' || ReplicaOperation.PERMANENT_FAILOVER | Authority.REPLICA    | State.PERMANENT
    [PlanName.FAILOVER, PlanName.FAILBACK] | PlanName.UNDO      | 'powerOn'  | 'portal-web' | 'frankfurt' || ReplicaOperation.UNDO_FAILBACK      | Authority.REPLICA    | State.FAILOVER
    [PlanName.FAILOVER, PlanName.FAILBACK] | PlanName.COMMIT    | 'adopt'    | 'portal-db'  | 'frankfurt' || ReplicaOperation.COMMIT_FAILBACK    | Authority.EACH       | State.READY
  }

  def 'a switchover that fails for one VM leaves each VM with its own valid copy, and the retry switches the other one'() {
    given:
    start("refuse 'shutdownGuest', of: 'portal-web', site: 'frankfurt', times: 1; refuse 'powerOff', of: 'portal-web', site: 'frankfurt', times: 1")
    run(portal)

    when:
    def failed = run(portal, PlanName.FAILBACK)

    then:
    failed.outcome() == Outcome.HALTED
    with(seen()) {
      state() == State.INCOMPLETE
      authority() == Authority.EACH
      authority().words() == 'differs from VM to VM'
      allowed() == [ReplicaOperation.SWITCHOVER, ReplicaOperation.UNDO_FAILBACK]
    }

    when:
    calls.clear()
    run(portal, PlanName.FAILBACK)

    then:
    seen().state() == State.FAILBACK
    seen().authority() == Authority.PRODUCTION
    calls.every { it.endsWith('/portal-web') }
  }

  def 'the retry takes the restore point of the VMs that are done, although there is a newer one'() {
    given: 'the second VM is not held at first, and so has been sent more than the other one'
    start("refuse 'hold', of: 'portal-web', times: 1; refuse 'powerOn', of: 'portal-web', site: 'frankfurt', times: 1")
    run(portal)
    inLab { time.sleep(Duration.ofHours(1)) }

    when:
    def failed = run(portal)
    def again = run(portal)

    then:
    [failed.outcome(), again.outcome()] == [Outcome.HALTED, Outcome.DONE]
    points() == ['Restore Point 11-21-2026 02:55:00'] * 2
  }

  /** The names of the restore points that its VMs run from. */
  private List<String> points() {
    ['portal-db', 'portal-web'].collect { ReplicaMark.parse(replica(it).customValues().get(ReplicaMark.ATTRIBUTE)).get().point() }
  }

  private void start(String faults) {
    startLab(portal, "faults { $faults }")
    engine = engine { site -> recording(lab.vSphere(site)) }
  }

  /** The same vCenter; notes the VM of every call that changes something. */
  private VSphere recording(VSphere vSphere) {
    Proxy.newProxyInstance(VSphere.classLoader, [VSphere] as Class[]) { proxy, method, arguments ->
      if (method.returnType == VSphereTask || method.name == 'setCustomValue') {
        calls << "${vSphere.site()}/${vSphere.virtualMachine(arguments[0] as VmId).name()}".toString()
      }
      try {
        method.invoke(vSphere, arguments)
      } catch (InvocationTargetException e) {
        throw e.cause
      }
    } as VSphere
  }

  private ReplicaStatus seen() {
    engine.replicas(portal).toCompletableFuture().get(20, TimeUnit.SECONDS)[0]
  }
}
