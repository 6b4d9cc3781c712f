// SPDX-License-Identifier: Apache-2.0
package io.muster.journal

import io.muster.replica.ReplicaKey
import io.muster.replica.ReplicaState
import io.muster.run.Happening
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunEvent.RunEnded
import io.muster.run.RunEvent.RunStarted
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.run.RunSummary
import io.muster.run.StoredRun
import java.time.Instant

/** A journal for specs of the engine, which need many and look at nothing but what was written. */
class MemoryJournal implements Journal {

  private static class Kept {
    StoredRun run
    List<RunEvent> events = []
    String node
    long epoch
  }

  private final Map<RunId, Kept> kept = [:]
  private final Map<ReplicaKey, RunId> owners = [:]
  private final Map<ReplicaKey, ReplicaState> states = [:]
  private final List<Seal> chain = []

  @Override
  synchronized Claim create(StoredRun run, Set<ReplicaKey> replicas, String node) {
    if (kept.containsKey(run.id())) {
      throw new RunExistsException(run.id())
    }
    refuse(replicas)
    replicas.each { owners[it] = run.id() }
    kept[run.id()] = new Kept(run: run, node: node, epoch: 1,
      events: [new RunStarted(run.started(), run.id(), run.runbook().name(), run.plan().name())])
    new Claim(run.id(), node, 1)
  }

  @Override
  synchronized Claim claim(RunId run, String node) {
    def found = kept[run]
    if (!found) {
      throw new NoSuchRunException(run)
    }
    found.node = node
    new Claim(run, node, ++found.epoch)
  }

  @Override
  synchronized void append(Claim claim, List<Happening> happened) {
    if (!holds(claim)) {
      throw new ClaimLostException(claim)
    }
    happened.each {
      kept[claim.run()].events << it.event()
      it.states().each { states[it.vm()] = it }
      if (it.event() instanceof RunEnded && it.event().outcome() != Outcome.HALTED) {
        owners.values().removeAll { it == claim.run() }
      }
    }
  }

  @Override
  synchronized boolean tell(RunId run, long seen, RunEvent event) {
    if (kept[run]?.events?.size() != seen) {
      return false
    }
    append(new Claim(run, kept[run].node, kept[run].epoch), event, [])
    true
  }

  @Override
  synchronized void follow(Claim claim, RunEnded end, StoredRun next, Set<ReplicaKey> replicas, String node) {
    if (kept[next.id()]?.run == next) {
      return
    }
    if (!holds(claim)) {
      throw new ClaimLostException(claim)
    }
    def taken = replicas.findAll { owners[it] != claim.run() }
    refuse(taken)
    append(claim, end, [])
    create(next, replicas, node)
  }

  @Override
  synchronized boolean holds(Claim claim) {
    kept[claim.run()].epoch == claim.epoch()
  }

  @Override
  synchronized Optional<StoredRun> find(RunId run) {
    Optional.ofNullable(kept[run]?.run)
  }

  @Override
  synchronized List<Journal.Entry> events(RunId run, long after) {
    def events = kept[run]?.events ?: []
    events.withIndex(1).collect { event, number -> new Journal.Entry(number, event) }.findAll { it.number() > after }
  }

  @Override
  synchronized List<RunSummary> runs() {
    kept.values().collect { summary(it) }.sort { a, b -> b.started() <=> a.started() ?: b.id().value() <=> a.id().value() }
  }

  @Override
  synchronized Set<RunId> unfinished() {
    runs().findAll { it.state() in [RunState.RUNNING, RunState.WAITING] }*.id() as Set
  }

  @Override
  synchronized Set<RunId> unfinished(Instant before) {
    def later = runs().findAll { run ->
      run.state() == RunState.WAITING && run.waitsUntil().filter { !it.isBefore(before) }.present
    }
    unfinished() - later*.id()
  }

  private static RunSummary summary(Kept kept) {
    def state = RunState.RUNNING
    kept.events.each { state = RunState.after(it).orElse(state) }
    def last = kept.events.last()
    def run = kept.run
    new RunSummary(run.id(), run.runbook().name(), run.runbook().source().sha256(), run.plan().name(), state,
      Optional.ofNullable(last instanceof RunEnded ? last.outcome() : null), kept.node, run.started(), last.time(),
      Optional.ofNullable(last instanceof RunEvent.StepWaiting ? last.until() : null))
  }

  @Override
  synchronized List<ReplicaState> replicas() {
    states.values().toList()
  }

  @Override
  synchronized Map<ReplicaKey, RunId> owners() {
    new TreeMap<>(owners)
  }

  @Override
  synchronized void adopt(List<ReplicaState> found, Set<ReplicaKey> forgotten) {
    refuse(found*.vm() + forgotten.toList())
    found.each { states[it.vm()] = it }
    forgotten.each { states.remove(it) }
  }

  @Override
  synchronized void restore(StoredRun run, String node, Set<ReplicaKey> replicas, List<RunEvent> events) {
    if (kept.containsKey(run.id())) {
      throw new RunExistsException(run.id())
    }
    def restored = new Kept(run: run, node: node, epoch: 1, events: [*events])
    if (summary(restored).state() != RunState.ENDED) {
      refuse(replicas)
      replicas.each { owners[it] = run.id() }
    }
    kept[run.id()] = restored
  }

  private void refuse(Collection<ReplicaKey> replicas) {
    def taken = replicas.find { owners.containsKey(it) }
    if (taken) {
      throw new ReplicaTakenException(taken, summary(kept[owners[taken]]))
    }
  }

  @Override
  boolean isShared() {
    false
  }

  @Override
  synchronized Seal seal(RunId run, String digest) {
    def there = chain.findAll { it.run() == run }
    if (!there || there.last().digest() != digest) {
      chain << Seal.after(Optional.ofNullable(chain ? chain.last() : null), run, digest)
      return chain.last()
    }
    there.last()
  }

  @Override
  synchronized List<Seal> seals() {
    [*chain]
  }

  @Override
  void close() {}
}
