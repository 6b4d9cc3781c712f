// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.journal.Claim
import io.muster.journal.Journal
import io.muster.journal.JournalException
import io.muster.journal.MemoryJournal
import io.muster.lab.World
import io.muster.replica.ReplicaMark
import io.muster.run.Happening
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereSites
import io.muster.vsphere.VSphereTask
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit

/**
 * A process that dies at every append of a run in turn, right before it is written and right after, and another one that
 * goes on. The sites live on.
 */
class KilledRunSpec extends RunbookSpecification {

  static final Runbook ERP = runbook('''
    failover {
      before { shutdown 'batch01', site: 'berlin' }
      group('databases') {
        vm 'db01'
        vm 'db02', delay: 60.seconds
        verify { tcp 'db01', port: 5432, within: 5.minutes }
      }
      group('apps', parallel: 2) { vm 'app01', retries: 2; vm 'app02'; vm 'app03' }
      group('monitoring', after: none, critical: false) { vm 'mon01'; wait 20.seconds }
      after { powerOn 'jump01', site: 'frankfurt' }
    }
    failback { switchover automatic }
  ''')

  /** Counts what was begun by all processes. */
  List<String> calls = []

  def "a #plan.word() that dies at any append goes on and does each thing once"() {
    given:
    def before = worldBefore(plan)
    def undisturbed = undisturbed(before, plan)

    expect:
    (1..undisturbed.appends).each { number ->
      written(plan, number).each { written ->
        def difference = difference(undisturbed, killed(before, plan, number, written))
        assert difference.isEmpty(): "killed at append $number, written: $written"
      }
    }

    where:
    plan << [PlanName.FAILOVER, PlanName.DRILL, PlanName.PLANNED_FAILOVER, PlanName.UNDO, PlanName.FAILBACK]
  }

  def "a failover that dies again while it goes on does each thing once"() {
    given:
    def before = worldBefore(PlanName.FAILOVER)
    def undisturbed = undisturbed(before, PlanName.FAILOVER)

    expect:
    (1..undisturbed.appends).each { number ->
      def second = 1 + number % 3
      def difference = difference(undisturbed, killed(before, PlanName.FAILOVER, number, true, second))
      assert difference.isEmpty(): "killed at append $number, and at append $second when it went on"
    }
  }

  /** Whether what it dies at is written: both for a failover, by turns for the others. */
  private static List<Boolean> written(PlanName plan, int number) {
    plan == PlanName.FAILOVER ? [false, true] : [(number + plan.ordinal()) % 2 == 0]
  }

  /** What the killed run did and left otherwise. */
  private static List<String> difference(Map undisturbed, Map killed) {
    def differences = []
    if (killed.outcome != undisturbed.outcome) {
      differences << "outcome ${killed.outcome}"
    }
    (killed.calls + undisturbed.calls).unique(false).each { call ->
      def times = killed.calls.count(call) - undisturbed.calls.count(call)
      if (times != 0) {
        differences << "$times times more: $call"
      }
    }
    if (killed.sites != undisturbed.sites) {
      differences << "left: ${killed.sites - undisturbed.sites}"
    }
    differences*.toString()
  }

  /** The lab as the plan finds it. */
  private World worldBefore(PlanName plan) {
    startLab(ERP)
    if (plan in [PlanName.UNDO, PlanName.FAILBACK]) {
      assert run(ERP).outcome() == Outcome.DONE
    }
    def world = inLab { lab.world() }
    stopLab()
    world
  }

  private Map undisturbed(World world, PlanName plan) {
    def counting = new MortalJournal(new MemoryJournal(), Integer.MAX_VALUE, false)
    begin(world, counting)
    def report = run(ERP, plan)
    def result = result(report.outcome()) + [appends: counting.appends]
    stopLab()
    result
  }

  /**
   * @param second at which append the process dies that goes on; 0 where it does not
   */
  private Map killed(World world, PlanName plan, int number, boolean written, int second = 0) {
    def kept = new MemoryJournal()
    def mortal = new MortalJournal(kept, number, written)
    mortal.dying = { lab.world() }
    begin(world, mortal)
    try {
      run(ERP, plan)
      assert false: 'it should have died'
    } catch (JournalException expected) {
      assert expected.message == 'dead'
    }
    stopLab()
    goOn(second ? diesAgain(mortal.world, kept, second) : mortal.world, kept)
    def summary = kept.runs().first()
    def outcome = summary.state() == RunState.ENDED ? summary.outcome().get() : resume(summary.id()).outcome()
    def result = result(outcome)
    stopLab()
    result
  }

  /** What a process leaves that goes on with a run and dies as well. */
  private World diesAgain(World world, Journal kept, int number) {
    def run = kept.runs().first()
    if (run.state() == RunState.ENDED) {
      return world
    }
    def mortal = new MortalJournal(kept, number, true)
    mortal.dying = { lab.world() }
    goOn(world, mortal)
    try {
      resume(run.id())
    } catch (JournalException expected) {
      assert expected.message == 'dead'
    }
    def left = mortal.world ?: inLab { lab.world() }
    stopLab()
    left
  }

  private RunReport resume(RunId run) {
    try {
      engine.tell(new ControlRequest(run, Control.RESUME, Optional.empty(), true, PERSON), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS)
    } catch (ExecutionException e) {
      throw e.cause
    }
  }

  private void begin(World world, Journal with) {
    calls.clear()
    events.clear()
    goOn(world, with)
  }

  private void goOn(World world, Journal with) {
    continueLab(world)
    journal = with
    engine = engine(counting(lab::vSphere, with))
  }

  private Map result(Outcome outcome) {
    def sites = inLab {
      ['berlin', 'frankfurt'].collectEntries { site ->
        [site, lab.vSphere(site).virtualMachines().sort(false) { it.name() }.collect {
          [it.name(), it.powerState(), it.adapters()*.network(), it.adapters()*.connected(), state(it.customValues())]
        }]
      }
    }
    [outcome: outcome, calls: calls.sort(false), sites: sites]
  }

  private static String state(Map<String, String> values) {
    ReplicaMark.parse(values[ReplicaMark.ATTRIBUTE] ?: '').map { "${it.state()} ${it.begun()}" as String }.orElse('')
  }

  /** The same vCenters; what begins a task is counted, and nothing gets through from a process that is dead. */
  private VSphereSites counting(VSphereSites vCenters, Journal with) {
    return { site -> counting(vCenters.at(site), with) }
  }

  private VSphere counting(VSphere vSphere, Journal with) {
    Proxy.newProxyInstance(VSphere.classLoader, [VSphere] as Class[]) { proxy, method, arguments ->
      synchronized (with) { // a process dies between two calls, and not within one
        if (with instanceof MortalJournal && with.dead) {
          throw new JournalException('dead', false, null)
        }
        if (method.returnType == VSphereTask) {
          calls << "${vSphere.site()} ${method.name} ${arguments.first()}" as String
        }
        try {
          method.invoke(vSphere, arguments)
        } catch (InvocationTargetException e) {
          throw e.cause
        }
      }
    } as VSphere
  }

  /** A journal of a process that dies at one of its appends. */
  static class MortalJournal implements Journal {
    @Delegate(excludes = ['append'])
    final Journal journal
    final int last
    final boolean written
    Closure<World> dying = { null }
    World world
    int appends
    boolean dead

    MortalJournal(Journal journal, int last, boolean written) {
      this.journal = journal
      this.last = last
      this.written = written
    }

    @Override
    synchronized void append(Claim claim, List<Happening> happened) {
      if (dead) {
        throw new JournalException('dead', false, null)
      }
      appends++
      if (appends < last || written) {
        journal.append(claim, happened)
      }
      if (appends == last) {
        world = dying()
        dead = true
        throw new JournalException('dead', false, null)
      }
    }
  }
}
