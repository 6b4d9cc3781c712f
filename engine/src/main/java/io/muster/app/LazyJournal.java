// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.journal.Claim;
import io.muster.journal.Journal;
import io.muster.journal.Seal;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.run.Happening;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import io.muster.run.RunSummary;
import io.muster.run.StoredRun;
import io.muster.time.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A journal that is opened when it is first needed: whoever only looks at replicas needs none. */
final class LazyJournal implements Journal {

  private final Supplier<? extends Journal> opening;
  private final Consumer<Duration> appended;

  /**
   * @param opening opens it, or gives it where it is open already
   * @param appended is told how long it took to write something down
   */
  LazyJournal(Supplier<? extends Journal> opening, Consumer<Duration> appended) {
    this.opening = opening;
    this.appended = appended;
  }

  private Journal journal() {
    return opening.get();
  }

  @Override
  public Claim create(StoredRun run, Set<ReplicaKey> replicas, String node) {
    return journal().create(run, replicas, node);
  }

  @Override
  public Claim claim(RunId run, String node) {
    return journal().claim(run, node);
  }

  @Override
  public void append(Claim claim, List<Happening> happened) {
    Stopwatch begun = Stopwatch.start();
    journal().append(claim, happened);
    appended.accept(begun.passed());
  }

  @Override
  public boolean tell(RunId run, long seen, RunEvent event) {
    return journal().tell(run, seen, event);
  }

  @Override
  public void follow(
      Claim claim, RunEnded end, StoredRun next, Set<ReplicaKey> replicas, String node) {
    journal().follow(claim, end, next, replicas, node);
  }

  @Override
  public boolean holds(Claim claim) {
    return journal().holds(claim);
  }

  @Override
  public Optional<StoredRun> find(RunId run) {
    return journal().find(run);
  }

  @Override
  public List<Entry> events(RunId run, long after) {
    return journal().events(run, after);
  }

  @Override
  public List<RunSummary> runs() {
    return journal().runs();
  }

  @Override
  public Set<RunId> unfinished() {
    return journal().unfinished();
  }

  @Override
  public Set<RunId> unfinished(Instant before) {
    return journal().unfinished(before);
  }

  @Override
  public List<ReplicaState> replicas() {
    return journal().replicas();
  }

  @Override
  public Map<ReplicaKey, RunId> owners() {
    return journal().owners();
  }

  @Override
  public void adopt(List<ReplicaState> found, Set<ReplicaKey> forgotten) {
    journal().adopt(found, forgotten);
  }

  @Override
  public void restore(StoredRun run, String node, Set<ReplicaKey> replicas, List<RunEvent> events) {
    journal().restore(run, node, replicas, events);
  }

  @Override
  public boolean isShared() {
    return journal().isShared();
  }

  @Override
  public Seal seal(RunId run, String digest) {
    return journal().seal(run, digest);
  }

  @Override
  public List<Seal> seals() {
    return journal().seals();
  }

  @Override
  public void close() {
    // why: it belongs to whoever opens it
  }
}
