// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import static io.muster.runbook.ReplicaOperation.COMMIT_FAILBACK
import static io.muster.runbook.ReplicaOperation.FAILOVER
import static io.muster.runbook.ReplicaOperation.PERMANENT_FAILOVER
import static io.muster.runbook.ReplicaOperation.PLANNED_FAILOVER
import static io.muster.runbook.ReplicaOperation.REPROTECT
import static io.muster.runbook.ReplicaOperation.SWITCHOVER
import static io.muster.runbook.ReplicaOperation.TEST_FAILOVER
import static io.muster.runbook.ReplicaOperation.UNDO_FAILBACK
import static io.muster.runbook.ReplicaOperation.UNDO_FAILOVER

import groovy.transform.CompileDynamic
import groovy.transform.CompileStatic
import io.muster.action.Copies.Copy
import io.muster.lab.DiskRecords
import io.muster.replica.Authority
import io.muster.replica.RestorePoint
import io.muster.replica.State
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.RestorePointChoice
import java.time.Instant

/** What a sequence has seen of the data so far, and whether an operation has left the copies as it has to, record by record. */
@CompileStatic
class DataPromises {

  /** What each restore point held when it was first seen, by VM and id. */
  private final Map<String, DiskRecords> held = [:]
  /** What each replica held when its production VM took over. */
  private final Map<String, DiskRecords> switched = [:]

  /** Takes down what is new: before anything can have overwritten the source that it was made from. */
  void look(Copies now) {
    now.all.each { copy ->
      copy.points.each { point -> held.computeIfAbsent(key(copy, point)) { copy.onSource.asOf(point.created()) } }
      lookAtStretches(copy)
    }
  }

  @CompileDynamic
  private void lookAtStretches(Copy copy) {
    copy.stretches.each { stretch -> held.computeIfAbsent(key(copy, stretch)) { copy.onSource.asOf(stretch.to()) } }
  }

  /** The same after an operation. */
  void look(Copies now, ReplicaOperation operation) {
    now.all.each { copy ->
      if (copy.vm.state() == State.FAILBACK && !copy.isOn()) {
        switched.putIfAbsent(copy.replica, copy.onReplica)
      } else if (operation == COMMIT_FAILBACK && switched.containsKey(copy.replica)) {
        // why: the point that a commit keeps is what the replica held at the switch, whatever its date
        copy.points.each { point -> held.computeIfAbsent(key(copy, point)) { switched[copy.replica] } }
      }
      if (copy.vm.state() != State.FAILBACK) {
        switched.remove(copy.replica)
      }
    }
    look(now)
  }

  private static String key(Copy copy, RestorePoint point) {
    "$copy.replica $point.id"
  }

  /** That of the end of a stretch of a journal. */
  @CompileDynamic
  private static String key(Copy copy, stretch) {
    "$copy.replica short ${stretch.to()}"
  }

  /** What breaks the promises of an operation that has been done. */
  String ofDone(ReplicaOperation operation, RestorePointChoice choice, Copies before, Copies after) {
    (0..<before.all.size()).findResult { i -> ofCopy(operation, choice, before, before.all[i], after.all[i]) }
  }

  private String ofCopy(ReplicaOperation operation, RestorePointChoice choice, Copies start, Copy before, Copy after) {
    def since = start.at
    if (before.vm.isDone(operation)) {
      return null
    }
    switch (operation) {
      case FAILOVER:
      case TEST_FAILOVER:
        return Copies.difference(after.onReplica, before.isOn() ? before.onReplica : chosen(choice, start, before), after.replica, since)
      case PLANNED_FAILOVER:
        return Copies.difference(after.onReplica, before.isOn() ? before.onReplica : after.onSource, after.replica, since)
      case UNDO_FAILOVER:
        return undone(before, after)
      case PERMANENT_FAILOVER:
        return Copies.difference(after.onReplica, before.onReplica, after.replica, since)
      case SWITCHOVER:
        return before.vm.state() == State.FAILBACK
          ? Copies.difference(after.onProduction, before.onProduction, after.production, since)
          : Copies.difference(after.onProduction, after.onReplica, after.production, since) ?: Copies.lacking(after.onReplica, before.onReplica)
      case COMMIT_FAILBACK:
        return Copies.difference(after.onSource, before.onProduction, before.production, since)
      case UNDO_FAILBACK:
        return Copies.difference(after.onReplica, serving(before), after.replica, since)
      case REPROTECT:
        return Copies.lacking(after.onSource, before.onReplica) ?: Copies.lacking(after.onReplica, after.onSource)
      default:
        return null
    }
  }

  /** What a replica has to hold that serves again: what it held at the switch, unless it has run since. */
  private DiskRecords serving(Copy before) {
    before.vm.state() == State.FAILBACK && !before.isOn() ? switched[before.replica] : before.onReplica
  }

  /** The latest restore point is the one before, or one that was made while the undo was under way. */
  private String undone(Copy before, Copy after) {
    if (after.points.empty) {
      return null
    }
    def lower = before.points.empty ? null : held[key(before, before.points.last())]
    def upper = before.held ? lower : after.onSource.asOf(after.points.last().created())
    before.held
      ? Copies.difference(after.onReplica, lower, after.replica, Instant.MAX)
      : Copies.lacking(after.onReplica, lower) ?: Copies.lacking(upper, after.onReplica)
  }

  /** The data of the point that was asked for; of a replica that an earlier attempt has begun to start, of that one's. */
  @CompileDynamic
  private DiskRecords chosen(RestorePointChoice choice, Copies start, Copy copy) {
    def begun = start.all.findResult { it.vm.begun().present && it.isOn() ? it.vm.mark().get().point() : null }
    if (!begun && choice instanceof RestorePointChoice.At) {
      return ofInstant(copy, choice.instant())
    }
    def names = start.all.collect { it.points*.name() }.inject { a, b -> a.intersect(b) }
    def fitting = start.all[0].points.findAll { it.name() in names && (begun ? it.name() == begun : fits(it, choice)) }
    if (!fitting && begun) {
      // why: an instant of the journal has its own time as its name
      return ofInstant(copy, Instant.parse(begun))
    }
    held[key(copy, copy.points.findAll { it.name() == fitting.last().name() }.last())]
  }

  @CompileDynamic
  private static boolean fits(RestorePoint point, RestorePointChoice choice) {
    switch (choice) {
      case RestorePointChoice.Before: return !point.created().isAfter(choice.instant())
      case RestorePointChoice.Named: return point.name() == choice.name()
      case RestorePointChoice.LatestConsistent: return point.consistent()
      default: return true
    }
  }

  @CompileDynamic
  private DiskRecords ofInstant(Copy copy, Instant instant) {
    def stretch = copy.stretches.findAll { it.has(instant) }
    def kept = copy.points.find { it.created() == instant && it.id().startsWith('long') }
    def open = !copy.held && !stretch
    stretch ? held[key(copy, stretch.last())].asOf(instant) : open || !kept ? copy.onSource.asOf(instant) : held[key(copy, kept)]
  }

  /** The valid copy is whole after whatever has been tried: it holds what the one before held, but for what was to be discarded. */
  String ofValid(ReplicaOperation operation, Copies before, Copies after) {
    (0..<before.all.size()).findResult { i ->
      def old = before.all[i]
      def now = after.all[i]
      def needed = needed(operation, old, now)
      def stale = needed == null ? null : Copies.lacking(now.valid(), needed)
      stale ? "the valid copy of '${now.vm.source()}', the ${now.authority.words()}, $stale" as String : null
    }
  }

  private DiskRecords needed(ReplicaOperation operation, Copy old, Copy now) {
    if (operation in [FAILOVER, TEST_FAILOVER, UNDO_FAILOVER]) {
      return now.authority == Authority.REPLICA ? (old.authority == Authority.REPLICA ? old.onReplica : null) : old.onSource
    }
    if (operation == UNDO_FAILBACK && old.authority == Authority.PRODUCTION) {
      return now.authority == Authority.REPLICA ? (old.isOn() ? old.onReplica : switched[old.replica]) : old.onProduction
    }
    old.valid()
  }
}
