// SPDX-License-Identifier: Apache-2.0
package io.muster.replica

import io.muster.action.RandomOperationsSpec
import io.muster.engine.DrillSpec
import io.muster.engine.EveryKindFailbackSpec
import io.muster.engine.EveryKindSpec
import io.muster.engine.FailoverSpec
import io.muster.engine.LifeCycleSpec
import io.muster.engine.MiddleSpec
import io.muster.engine.VappRetrySpec
import io.muster.runbook.ReplicaKind

/** Every operation of the domain on every kind, with the spec that proves it, or why Muster does not offer it. */
class OperationProofs {

  /**
   * One operation on some kinds.
   *
   * @param note why it is not offered, where no spec can prove it
   */
  static class Proof {
    String operation
    String from
    String to
    List<ReplicaKind> kinds
    Class spec
    String feature
    String note

    String told() {
      note ?: "${spec.simpleName}: $feature"
    }
  }

  static final List<ReplicaKind> ALL = ReplicaKind.values() as List
  static final List<ReplicaKind> BUT_UNIVERSAL = ALL - ReplicaKind.UNIVERSAL

  static final String FAILBACK = 'failback to #target: a #kind replica serves on until the switch, and then its production VM has all of it'
  static final String COMMIT = 'commit: the production VM of a #kind replica is its source from now on'
  static final String UNDO_FAILBACK = 'undo failback #when: a #kind replica serves again with all that was written on it'

  static final List<Proof> OPERATIONS = [
    of(Transition.FAIL_OVER, EveryKindSpec, 'failover: a #kind replica runs in the mapped network and its source is left alone'),
    named('`failover` to an earlier point', Transition.FAIL_OVER, ALL, EveryKindSpec, 'failover to an earlier point: a #kind replica has what its source had then, and no more'),
    of(Transition.TEST, EveryKindSpec, 'drill: a #kind replica runs in the test network only, and is Ready again'),
    of(Transition.FAIL_OVER_AS_PLANNED, EveryKindSpec, 'planned failover: a #kind replica has all that its source wrote, which is off'),
    no('`plannedFailover`', 'Ready', 'Failover', [ReplicaKind.UNIVERSAL], 'not offered: the source need not be a VM, so nothing can shut it down and know that it is off'),
    no('`plannedFailover`', 'Ready', 'Failover', [ReplicaKind.VAPP], 'not offered, as in the products that keep vApps: nothing syncs all its VMs as one; shut the vApp down, wait for the next point and fail over'),
    of(Transition.UNDO_FAILOVER, EveryKindSpec, 'undo failover: a #kind replica is off, without what was written on it, and is replicated to again'),
    named('`undoFailover` by force', Transition.UNDO_FAILOVER, ALL, EveryKindSpec, 'forced undo: a #kind replica whose host is gone counts as Ready, and the run says what is not known'),
    of(Transition.MAKE_PERMANENT, EveryKindSpec, 'permanent failover: a #kind replica keeps what was written on it, and runs on as a VM of its own'),
    of(Transition.REPROTECT, EveryKindSpec, 'reprotect: what was the source of a #kind replica is its replica'),
    no('`reprotect`', 'Permanent failover', 'Reprotected', [ReplicaKind.UNIVERSAL], 'not offered: the source need not be a VM'),
    named('`failback` to the original, a restored VM or a new location', Transition.FAIL_BACK, BUT_UNIVERSAL, EveryKindFailbackSpec, FAILBACK),
    named('`failback` to a new location', Transition.FAIL_BACK, [ReplicaKind.UNIVERSAL], EveryKindFailbackSpec, FAILBACK),
    named('`switchover` by hand', Transition.SWITCH_OVER, ALL, EveryKindFailbackSpec, FAILBACK),
    named('`switchover` at once', Transition.SWITCH_OVER, ALL, EveryKindFailbackSpec, COMMIT),
    named('`switchover` at a time', Transition.SWITCH_OVER, ALL, EveryKindFailbackSpec, 'switchover at a time: a #kind replica serves until then'),
    proof('change of the switch time', 'Ready to switch', 'Ready to switch', ALL, EveryKindFailbackSpec, 'change of the switch time: a #kind replica serves until the time that was said last'),
    of(Transition.COMMIT, EveryKindFailbackSpec, COMMIT),
    of(Transition.UNDO_BEFORE_SWITCH, EveryKindFailbackSpec, UNDO_FAILBACK),
    of(Transition.UNDO_FAILBACK, EveryKindFailbackSpec, UNDO_FAILBACK),
    proof('retry of a failover', '*as the operation*', '*as the operation*', ALL, EveryKindSpec, 'retry: the failover of a #kind replica that failed is run again'),
    proof('retry of any other one', '*as the operation*', '*as the operation*', [ReplicaKind.SNAPSHOT, ReplicaKind.CDP], MiddleSpec, '#kind: #plan that fails at #method leaves the #authority valid; #allowed'),
    proof('retry of any other one', '*as the operation*', '*as the operation*', [ReplicaKind.UNIVERSAL], RandomOperationsSpec, 'no sequence of operations breaks a promise'),
    proof('retry of any other one', 'Incomplete', '*as the operation*', [ReplicaKind.VAPP], VappRetrySpec, '#plan.word that fails for one VM leaves the vApp Incomplete, and the retry works on that VM alone'),
    no('removal from the configuration', 'Ready', '', ALL, 'no operation: take the declaration out of the runbook, see [below](#what-is-not-offered)'),
    no('deletion from disk', 'Ready', '', ALL, 'not offered: Muster destroys no VM, see [below](#what-is-not-offered)'),
  ]

  static final List<Proof> PLANS = [
    plan('start', FailoverSpec, 'a failover leaves the replicas on, in the mapped network, with the data of the chosen restore point'),
    plan('start to a point', EveryKindSpec, 'failover to an earlier point: a #kind replica has what its source had then, and no more'),
    plan('planned failover', LifeCycleSpec, 'a planned failover loses nothing, and its undo starts the sources again'),
    plan('undo', LifeCycleSpec, 'an undone failover leaves the data of the latest restore point, and replication goes on'),
    plan('test', DrillSpec, 'a drill starts the machines in the test networks, verifies them, and takes everything back'),
    plan('failback', LifeCycleSpec, 'a failback keeps what was written on the replicas, and commit makes the originals the sources again'),
    plan('switchover', LifeCycleSpec, 'a failback that is switched by hand waits, and can be undone while the replicas run on'),
    plan('commit', LifeCycleSpec, 'a failback keeps what was written on the replicas, and commit makes the originals the sources again'),
    plan('undo of a failback', LifeCycleSpec, 'an undone failback leaves the replicas as they were before the switch'),
    plan('permanent failover', LifeCycleSpec, 'a permanent failover makes the replicas the production VMs, and only once'),
    plan('reprotect', LifeCycleSpec, 'a reprotected machine is replicated to where its source was, and can go back that way'),
  ]

  private static Proof of(Transition transition, Class spec, String feature) {
    named("`${transition.operation().word()}`", transition, ALL.findAll { transition.isFor(it) }, spec, feature)
  }

  private static Proof named(String name, Transition transition, List<ReplicaKind> kinds, Class spec, String feature) {
    proof(name, transition.from().word(), transition.to().word(), kinds, spec, feature)
  }

  private static Proof proof(String operation, String from, String to, List<ReplicaKind> kinds, Class spec, String feature) {
    new Proof(operation: operation, from: from, to: to, kinds: kinds, spec: spec, feature: feature)
  }

  private static Proof no(String operation, String from, String to, List<ReplicaKind> kinds, String note) {
    new Proof(operation: operation, from: from, to: to, kinds: kinds, note: note)
  }

  private static Proof plan(String operation, Class spec, String feature) {
    proof(operation, '', '', [], spec, feature)
  }
}
