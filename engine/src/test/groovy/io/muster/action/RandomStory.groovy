// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import groovy.transform.CompileDynamic
import groovy.transform.CompileStatic
import io.muster.RunbookSpecification
import io.muster.action.RandomSequence.Call
import io.muster.action.RandomSequence.Meddling
import io.muster.lab.Lab
import io.muster.lab.World
import io.muster.replica.State
import io.muster.replica.Transition
import io.muster.replication.ReplicationFault
import io.muster.run.RunId
import io.muster.run.StepFault
import io.muster.runbook.Group
import io.muster.runbook.OnFailure
import io.muster.runbook.Plan
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.RestorePointChoice
import io.muster.runbook.Runbook
import io.muster.runbook.Step
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.vsphere.GuestCredentials
import io.muster.vsphere.PowerState
import io.muster.vsphere.VSphereFault
import io.muster.vsphere.VSphereTask
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.TimeUnit

/** One random sequence in a lab of its own. */
@CompileStatic
class RandomStory implements AutoCloseable {

  final RandomSequence sequence
  final Runbook runbook
  final SimulatedTime time
  final Lab lab
  final DataPromises data = new DataPromises()
  final Map<String, Integer> outcomes = [:]
  final Set<List> exercised = []
  private final StepContext looking
  private Copies now
  private int runs

  RandomStory(World world, Runbook runbook, RandomSequence sequence) {
    this.runbook = runbook
    this.sequence = sequence
    time = new SimulatedTime(world.instant(), Speed.MAX)
    lab = new Lab(world, time)
    looking = context(false)
  }

  /** The promise that is broken first, if any. */
  String told() {
    def told = new CompletableFuture<String>()
    time.fork('story') {
      try {
        told.complete(steps())
      } catch (Throwable t) {
        // why: an error inside is a broken promise too, which can be shortened
        told.complete("$t at ${t.stackTrace.find { it.className.startsWith('io.muster') }}" as String)
      }
    }
    told.get(60, TimeUnit.SECONDS)
  }

  private String steps() {
    data.look(look())
    for (step in sequence.steps) {
      def breach = step instanceof Call ? performed(step as Call) : happened(step)
      if (breach) {
        return "$breach after $step"
      }
    }
    null
  }

  /** Time passes, or somebody meddles; Muster does nothing. */
  private String happened(Object step) {
    def before = now
    if (step instanceof Duration) {
      time.sleep(step as Duration)
    } else {
      meddle(step as Meddling, before)
    }
    def after = look()
    data.look(after)
    data.ofValid(null, before, after)
  }

  @CompileDynamic
  private void meddle(Meddling what, Copies copies) {
    def idle = copies.all.every { it.vm.mark().empty }
    copies.all.each { copy ->
      String site = what.name().startsWith('REPLICA') ? 'frankfurt' : 'berlin'
      def vm = lab.vSphere(site).virtualMachines().find { "$site/${it.name()}" as String == (site == 'berlin' ? copy.source : copy.replica) }
      if (site == 'frankfurt' && !idle) {
        return
      }
      def vsphere = lab.vSphere(site)
      def card = vm.adapters()[0]
      switch (what) {
        case [Meddling.SOURCE_OFF, Meddling.REPLICA_OFF]: return by { vsphere.powerOff(vm.id()) }
        case [Meddling.SOURCE_ON, Meddling.REPLICA_ON]: return by { vsphere.powerOn(vm.id()) }
        case Meddling.DISCONNECT_SOURCE: return by { vsphere.disconnectAdapter(vm.id(), card.key()) }
        case Meddling.CONNECT_SOURCE: return by { vsphere.connectAdapter(vm.id(), card.key(), 'VM Network') }
        case Meddling.REPLICA_SNAPSHOT: return sequence.kind == 'snapshot' ? null : by { vsphere.createSnapshot(vm.id(), 'before a test', '') }
      }
    }
  }

  private void by(Closure<VSphereTask> doing) {
    try {
      time.await(doing().ended(), time.now().plusSeconds(60))
    } catch (VSphereFault | CompletionException refused) {
      assert refused.message
    }
  }

  private String performed(Call call) {
    def before = now
    def world = world()
    def choice = choice(call, before)
    ReplicaOperation operation = call.operation
    try {
      operation = call.planned ? planned(call, choice) : call.operation
      if (operation == null) {
        return count('skipped') ?: unchanged(world, 'a step that is skipped')
      }
      def result = new ReplicaAction(context(call.forced), operation).perform('m', choice)
      return done(operation, choice, before, result.detail())
    } catch (StepFailure | VSphereFault | ReplicationFault problem) {
      return failed(operation, StepFailure.fault(problem), before, world)
    }
  }

  private String done(ReplicaOperation operation, RestorePointChoice choice, Copies before, String detail) {
    def from = before.replica.state()
    if (!before.replica.allowed().contains(operation) && !before.replica.isDone(operation)) {
      return "done though not allowed from $from"
    }
    def after = look()
    count('done')
    Transition.values().findAll { it.operation() == operation && it.from() == from && after.replica.state() == it.to() }
      .each { exercised << ([it, sequence.kind] as List) }
    if (operation == ReplicaOperation.UNDO_FAILBACK && before.all.any { !it.vm.isDone(operation) && isOn(it.production) }) {
      return 'an undone failback has left its production VM on'
    }
    def forced = detail.contains('by force')
    def breach = (forced ? null : data.ofDone(operation, choice, before, after)) ?: always(operation, before, after)
    data.look(after, operation)
    breach
  }

  private String failed(ReplicaOperation operation, StepFault fault, Copies before, List world) {
    if (fault.name() in RandomOperationsSpec.BEFORE_ANY_CHANGE) {
      count('refused: ' + fault.name())
      if (fault.name() == 'InvalidState' && before.replica.allowed().contains(operation)) {
        return "refused though allowed: ${fault.sentence()}"
      }
      return unchanged(world, "a refusal ($fault.name)")
    }
    count('failed')
    def after = look()
    def breach = always(operation, before, after)
    data.look(after, operation)
    breach
  }

  /** What has to be true whatever was tried. */
  private String always(ReplicaOperation operation, Copies before, Copies after) {
    def collisions = after.collisions - before.collisions
    collisions ? "two machines of one identity run on $collisions" : data.ofValid(operation, before, after) ?: wrongAddress(after)
  }

  /** Whoever serves has the address of its site. */
  @CompileDynamic
  private String wrongAddress(Copies copies) {
    boolean isBack = copies.replica.state() == State.FAILBACK
    if (!isBack && !(copies.replica.state() in [State.FAILOVER, State.READY_TO_SWITCH])) {
      return null
    }
    copies.all.collect { isBack ? [it.production, it.onProduction] : [it.replica, it.onReplica] }
      .findAll { name, records -> !records.setting(0).get().addresses().every { it.startsWith(isBack ? '10.1.20.' : '10.2.20.') } }
      .collect { name, records -> "$name has ${records.setting(0).get()}" as String }
      .find()
  }

  private String unchanged(List world, String what) {
    this.world() == world ? null : "$what has changed something"
  }

  /** Looks at a plan of this one operation, as a run does; gives the operation that is meant, or null where there is nothing to do. */
  private ReplicaOperation planned(Call call, RestorePointChoice choice) {
    def vm = runbook.failover().machines().toList()[0]
    def meant = call.operation == ReplicaOperation.UNDO_FAILBACK ? ReplicaOperation.UNDO_FAILOVER : call.operation
    def step = new Step.Vm(vm.id(), vm.at(), vm.vm(), meant, choice, vm.delay(), vm.overlap(), vm.options())
    def group = runbook.failover().groups()[0]
    def only = new Group(group.id(), group.at(), group.name(), group.after(), group.parallel(), group.critical(), [step])
    def plan = new Plan(PlanName.FAILOVER, runbook.failover().id(), [], [only], [], OnFailure.HALT, Optional.empty())
    def seen = Preflight.of(context(call.forced), plan)
    if (seen.refusals()) {
      throw StepFailure.refused(seen.refusals()[0].name(), seen.refusals()[0].sentence())
    }
    seen.skips() ? null : seen.plan().machines().toList()[0].operation()
  }

  private RestorePointChoice choice(Call call, Copies copies) {
    def points = copies.all[0].points
    switch (call.point) {
      case 'named': return new RestorePointChoice.Named(points ? points[call.which % points.size()].name() : 'none')
      case 'before': return new RestorePointChoice.Before(time.now().minus(Duration.ofMinutes(call.which)))
      case 'at': return new RestorePointChoice.At(time.now().minus(Duration.ofMinutes(call.which)))
      case 'latestConsistent': return new RestorePointChoice.LatestConsistent()
      default: return new RestorePointChoice.Latest()
    }
  }

  private boolean isOn(String vm) {
    String site = vm.split('/')[0]
    String name = vm.split('/')[1]
    lab.vSphere(site).virtualMachines().find { it.name() == name }.powerState() == PowerState.POWERED_ON
  }

  private String count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum)
    null
  }

  private Copies look() {
    now = Copies.of(lab, runbook, looking)
  }

  @CompileDynamic
  private List world() {
    [lab.world().sites(), lab.journals()]
  }

  private StepContext context(boolean forced) {
    def conversion = new Conversion('/convert', [], new GuestCredentials('root', () -> ''))
    new StepContext(new RunId("run-${runs++}" as String), runbook, runbook.overlapping(), new Inventory(RunbookSpecification.withGuestUser(lab::vSphere)), { lab.replication() },
      Optional.of(conversion), forced, lab.guestNetwork(), time, time.now().plus(Duration.ofHours(2)))
  }

  @Override
  void close() {
    time.close()
  }
}
