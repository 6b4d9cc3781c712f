// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import static io.muster.runbook.PlanName.COMMIT
import static io.muster.runbook.PlanName.FAILBACK
import static io.muster.runbook.PlanName.FAILOVER
import static io.muster.runbook.PlanName.PERMANENT
import static io.muster.runbook.PlanName.PLANNED_FAILOVER
import static io.muster.runbook.PlanName.REPROTECT
import static io.muster.runbook.PlanName.SWITCHOVER
import static io.muster.runbook.PlanName.UNDO

import io.muster.RunbookSpecification
import io.muster.action.Conversion
import io.muster.dsl.print.Descriptions
import io.muster.replication.Replication
import io.muster.replication.snapshot.SnapshotReplication
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.Runbook
import io.muster.vsphere.GuestCredentials
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereSites
import io.muster.vsphere.VSphereTask
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy

/** What a plan prints is what its operations call, whatever they find. */
class PrintedCallsSpec extends RunbookSpecification {

  static final String ELSEWHERE = "failback { to location(host: 'esx1.berlin'); switchover manual }"
  /** Plain vSphere copies disks between datastores that both sites have, so both are one here. */
  static final String SHARED = "site('berlin') { network 'DR Network'; extra 'db01_replica', on: false }"
  static final Map<String, String> DECLARED = [
    snapshot: "snapshot 'db01'", cdp: "cdp 'db01'", universal: "universal 'db01', mountHost: 'mnt01'", vapp: "vapp 'db01', of: ['web01', 'web02']"]

  List<String> calls = []
  /** What a VM of the production site is called in the calls of a plan. */
  String there
  boolean quiet

  def 'the calls of #plans for a #kind replica are those that are printed'() {
    given:
    def erp = load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { ${DECLARED[kind]} }
        failover { group('all') { ${kind == 'vapp' ? 'vapp' : 'vm'} 'db01' } }
        ${back ?: 'failback { switchover manual }'}
      }""")
    startLab(erp, kind == 'snapshot' ? SHARED : '')
    engine = recording(kind)
    if (sourcesGone) {
      inLab {
        def berlin = lab.vSphere('berlin')
        berlin.virtualMachines().each { time.await(berlin.powerOff(it.id()).ended(), time.now().plusSeconds(60)) }
      }
    }

    expect:
    plans.each { plan ->
      def afterFailback = plan == UNDO && SWITCHOVER in plans
      there = plan in [PLANNED_FAILOVER, UNDO] && !afterFailback ? 'the source' : 'the production VM'
      calls.clear()
      assert run(erp, plan).outcome() in [Outcome.DONE, Outcome.UNDONE]
      assert calls.unique(false) - apart(kind) == printed(erp, plan, afterFailback) - leftOut(plan, plans) - apart(kind)
    }

    where:
    kind        | back      | plans
    'snapshot'  | ''        | [PLANNED_FAILOVER, FAILBACK, SWITCHOVER, COMMIT]
    'snapshot'  | ''        | [PLANNED_FAILOVER, UNDO]
    'snapshot'  | ELSEWHERE | [PLANNED_FAILOVER, FAILBACK, SWITCHOVER, UNDO]
    'snapshot'  | ''        | [PLANNED_FAILOVER, PERMANENT, REPROTECT]
    'cdp'       | ''        | [FAILOVER, FAILBACK, SWITCHOVER, COMMIT]
    'cdp'       | ''        | [PLANNED_FAILOVER, UNDO]
    'cdp'       | ''        | [PLANNED_FAILOVER, PERMANENT, REPROTECT]
    'universal' | ELSEWHERE | [FAILOVER, FAILBACK, SWITCHOVER, UNDO]
    'universal' | ELSEWHERE | [FAILOVER, PERMANENT]
    'vapp'      | ''        | [FAILOVER, FAILBACK, SWITCHOVER, COMMIT]
    'vapp'      | ELSEWHERE | [FAILOVER, FAILBACK, SWITCHOVER, UNDO]
    'vapp'      | ''        | [FAILOVER, UNDO]

    sourcesGone = back && !(PLANNED_FAILOVER in plans)
  }

  private static List<String> printed(Runbook erp, PlanName plan, boolean afterFailback) {
    // a switch by hand is in the plan of the failback, and is not run with it
    def steps = erp.plan(plan).machines().toList().findAll { plan != FAILBACK || it.operation() == ReplicaOperation.FAILBACK }
    def meant = afterFailback ? steps.collect { it.by(ReplicaOperation.UNDO_FAILBACK) } : steps
    meant.collectMany { new Descriptions(erp).calls(it) }.collect { it.replaceFirst(/ of each VM.*| after a planned failover/, '') }.unique()
  }

  /** What is the case already: a revert brings the network back, and a source that was shut down is off. */
  private static List<String> leftOut(PlanName plan, List<PlanName> plans) {
    def source = plan == UNDO && !(PLANNED_FAILOVER in plans) ? ['powerOn of the source'] : []
    def stopped = plan == FAILBACK && PLANNED_FAILOVER in plans ? ['powerOff of the production VM'] : []
    plan == UNDO ? source + 'connectAdapter' : stopped
  }

  /** Plain vSphere resumes by an attribute, and how many syncs a continuous kind needs is its own. */
  private static List<String> apart(String kind) {
    [snapshot: ['resume'], cdp: ['sync']].getOrDefault(kind, [])
  }

  private Engine recording(String kind) {
    def vCenters = withGuestUser({ site -> recorded(site, lab.vSphere(kind == 'snapshot' ? 'berlin' : site)) } as VSphereSites)
    def kept = kind == 'snapshot' ? new SnapshotReplication(vCenters) : lab.replication()
    def conversion = new Conversion('/usr/local/sbin/convert', [], new GuestCredentials('root', () -> ''))
    engine(new Sites(vCenters, { recorded(kept, kind) }, lab.guestNetwork(), { Optional.of(conversion) }, false))
  }

  /** Notes what begins a task, and what is asked of a guest. */
  private VSphere recorded(String site, VSphere vSphere) {
    proxy(VSphere, vSphere, [site: site]) { method ->
      if (!quiet && (method.returnType == VSphereTask || method.name in ['shutdownGuest', 'runProgram'])) {
        note(method.name, site == 'berlin')
      }
    }
  }

  /** Copies of disks are how plain vSphere transfers; it holds and resumes by an attribute, which is no call of a plan. */
  private void note(String name, boolean production) {
    def files = [copyDisk: 'transfer', deleteDisk: '', attachDisk: 'attachDisk at the mount host', runProgram: 'convert']
    def snapshots = production || calls.contains('transfer') || calls.any { it.startsWith('createSnapshot') }
    def word = name in ['attachDisk', 'detachDisk'] && snapshots ? '' : files.getOrDefault(name, name)
    if (word == 'createVm') {
      calls << 'createVm at the production site'
    } else if (word) {
      calls << (production && word != 'transfer' ? "$word of $there" as String : word)
    }
  }

  private Replication recorded(Replication kept, String kind) {
    def plain = ['recover', 'discard', 'hold', 'resume', 'prepare', 'transfer', 'restore', 'forget', 'release']
    proxy(Replication, kept, [:]) { method ->
      quiet = kind == 'snapshot' && method.name in ['sync', 'reverse']
      def asks = ['points', 'pointAt', 'converts', 'carriesDisks']
      if (!(method.name in asks) && !(kind == 'snapshot' && method.name in plain)) {
        calls << method.name
      }
    }
  }

  private <T> T proxy(Class<T> type, T real, Map answers, Closure before) {
    Proxy.newProxyInstance(type.classLoader, [type] as Class[]) { _, method, arguments ->
      before(method)
      try {
        answers[method.name] ?: method.invoke(real, arguments)
      } catch (InvocationTargetException e) {
        throw e.cause
      } finally {
        if (type == Replication) {
          quiet = false
        }
      }
    } as T
  }
}
