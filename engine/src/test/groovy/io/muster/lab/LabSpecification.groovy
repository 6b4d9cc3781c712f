// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import io.muster.runbook.Decision
import io.muster.runbook.Failback
import io.muster.runbook.FailbackTarget
import io.muster.runbook.Group
import io.muster.runbook.NetworkMapping
import io.muster.runbook.OnFailure
import io.muster.runbook.Plan
import io.muster.runbook.PlanName
import io.muster.runbook.Position
import io.muster.runbook.ReplicaDeclaration
import io.muster.runbook.ReplicaKind
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.RestorePointChoice
import io.muster.runbook.Runbook
import io.muster.runbook.Sites
import io.muster.runbook.Source
import io.muster.runbook.Step
import io.muster.runbook.StepId
import io.muster.runbook.StepOptions
import io.muster.runbook.Switchover
import io.muster.runbook.Verification
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereFault
import io.muster.vsphere.VSphereTask
import io.muster.vsphere.VirtualMachine
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.TimeUnit
import spock.lang.Specification

/** A runbook with two machines, the lab that fits it, and words to drive it. */
abstract class LabSpecification extends Specification {

  static final Instant START = Instant.parse('2026-11-21T12:00:00Z')
  static final Position HERE = new Position('erp.groovy', 1, 1)
  static final StepId FAILOVER = new StepId('failover')
  static final Duration MINUTE = Duration.ofMinutes(1)

  RestorePointChoice point = new RestorePointChoice.Latest()
  World world = World.fitting(runbook(), START, 1)
  SimulatedTime time
  Lab lab

  def cleanup() {
    time?.close()
  }

  Runbook runbook() {
    def databases = new Group(FAILOVER.child('databases'), HERE, 'databases', [] as Set, 10, true, [
      vm('databases', 'db01', point),
      verify('databases', new Verification.Tcp(FAILOVER.child('tcp'), HERE, 'db01', 5432, MINUTE, MINUTE)),
    ])
    def apps = new Group(FAILOVER.child('apps'), HERE, 'apps', ['databases'] as Set, 10, true, [
      vm('apps', 'app01', new RestorePointChoice.Latest()),
      verify('apps', new Verification.Http(FAILOVER.child('http'), HERE, 'https://erp.example.com/', 200, MINUTE, MINUTE)),
    ])
    def plan = new Plan(PlanName.FAILOVER, FAILOVER, steps(), [databases, apps], [], OnFailure.HALT)
    new Runbook(
        new Source('erp.groovy', '00'), HERE, 'erp', 'ERP', Optional.empty(), Optional.empty(), Optional.empty(),
        new Sites('berlin', 'frankfurt'), [],
        [new NetworkMapping(HERE, 'VM Network', 'DR Network', Optional.of('DR Isolated'))], [],
        ['db01', 'app01'].collect { new ReplicaDeclaration(HERE, ReplicaKind.SNAPSHOT, it, it + '_replica', Optional.empty(), []) },
        plan, Optional.empty(), Optional.empty(), failback(), [], [], [])
  }

  private static Failback failback() {
    def decision = new Decision(HERE, [], Optional.empty(), Optional.empty())
    new Failback(HERE, new FailbackTarget.Original(), new Switchover.Manual(), true, [], [], [], OnFailure.HALT, decision)
  }

  List<Step> steps() {
    []
  }

  static Step.Vm vm(String group, String name, RestorePointChoice point) {
    new Step.Vm(FAILOVER.child(group).child(name), HERE, name, ReplicaOperation.FAILOVER, point, Duration.ZERO, false, StepOptions.DEFAULT)
  }

  static Step.Verify verify(String group, Verification verification) {
    new Step.Verify(FAILOVER.child(group).child('verify'), HERE, [verification], StepOptions.DEFAULT)
  }

  /** Runs a story in the lab's time and gives what it gives. */
  def <T> T inLab(Closure<T> story) {
    startLab()
    inSameLab(story)
  }

  /** Goes on in the lab that there is. */
  def <T> T inSameLab(Closure<T> story) {
    def told = new CompletableFuture<T>()
    time.fork('story') {
      try {
        told.complete(story())
      } catch (Throwable t) {
        told.completeExceptionally(t)
      }
    }
    try {
      told.get(20, TimeUnit.SECONDS)
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.cause
    }
  }

  void startLab() {
    time = new SimulatedTime(world.instant(), Speed.MAX)
    lab = new Lab(world, time)
  }

  void with(Fault... faults) {
    world = new World(
        world.instant(), world.seed(), world.sites(), world.takes(), world.webs(), faults.toList(), world.looks(), world.journals(), world.effects())
  }

  VSphere getFrankfurt() {
    lab.vSphere('frankfurt')
  }

  VSphere getBerlin() {
    lab.vSphere('berlin')
  }

  VirtualMachine named(VSphere vCenter, String name) {
    vCenter.virtualMachines().find { it.name() == name }
  }

  VirtualMachine getReplica() {
    named(frankfurt, 'db01_replica')
  }

  VirtualMachine getSource() {
    named(berlin, 'db01')
  }

  /** Waits for a task and gives its result. */
  String done(VSphereTask task) {
    try {
      time.await(task.ended(), time.now() + Duration.ofDays(1)).orElse('')
    } catch (CompletionException e) {
      throw e.cause
    }
  }

  /** The fault that something ends with, as kind and name. */
  VSphereFault fault(Closure<?> call) {
    try {
      def result = call()
      if (result instanceof VSphereTask) {
        done(result)
      }
    } catch (VSphereFault fault) {
      return fault
    }
    throw new AssertionError('no fault')
  }

  void pass(int seconds) {
    time.sleep(Duration.ofSeconds(seconds))
  }

  long elapsed() {
    Duration.between(START, time.now()).toSeconds()
  }
}
