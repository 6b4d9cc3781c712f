// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.run.Happening;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import io.muster.run.RunSummary;
import io.muster.run.StoredRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where runs are written down, so that none is lost and nothing is done twice (DESIGN.md, section
 * 2). What a call has written when it returns survives the end of the process and of the machine.
 * Every method throws {@link JournalException} when the journal cannot be read or written.
 */
public interface Journal extends AutoCloseable {

  /**
   * Writes down a new run with its first event, takes its replicas for it and claims it, all or
   * nothing.
   *
   * @param node the process that is going to run it
   * @throws ReplicaTakenException when another run that has not ended has one of the replicas
   * @throws RunExistsException when there is a run of this id already
   */
  Claim create(StoredRun run, Set<ReplicaKey> replicas, String node);

  /**
   * Takes a run over: from now on nobody else can write to it.
   *
   * @throws NoSuchRunException when there is no such run
   */
  Claim claim(RunId run, String node);

  /**
   * Writes down what has happened, in this order, and the states that replicas have been brought to
   * by it, as one. An event that ends the run for good gives its replicas back.
   *
   * @param happened at least one event
   * @throws ClaimLostException when somebody else has taken the run over; nothing was written
   */
  void append(Claim claim, List<Happening> happened);

  /** The same for one event. */
  default void append(Claim claim, RunEvent event, List<ReplicaState> states) {
    append(claim, List.of(new Happening(event, states)));
  }

  /**
   * Writes down what somebody says to a run, whoever has claimed it, provided that nothing has
   * happened in it since it was looked at. Of several who say something at the same time one is
   * heard; the others look again.
   *
   * @param seen the number of the last event that was looked at
   * @return false when more has happened, or there is no such run; nothing was written then
   */
  boolean tell(RunId run, long seen, RunEvent event);

  /**
   * Ends a run for good and writes down the one that follows from it, which takes its replicas
   * over, as one. Where that is written already, nothing is.
   *
   * @param replicas of the next run
   * @param node the process that is going to run it
   * @throws ClaimLostException when somebody else has taken the run over; nothing was written
   * @throws ReplicaTakenException when a third run has one of the replicas
   */
  void follow(Claim claim, RunEnded end, StoredRun next, Set<ReplicaKey> replicas, String node);

  /** Whether nobody else has taken the run over. */
  boolean holds(Claim claim);

  /** A run as it was started. */
  Optional<StoredRun> find(RunId run);

  /**
   * What has happened in a run, in order.
   *
   * @param after only what has a higher number; 0 for all
   */
  List<Entry> events(RunId run, long after);

  /** All that has happened in a run, in order. */
  default List<RunEvent> events(RunId run) {
    return events(run, 0).stream().map(Entry::event).toList();
  }

  /** All runs, the newest first. */
  List<RunSummary> runs();

  /** The runs that go on by themselves: they are under way, or wait for an instant. */
  Set<RunId> unfinished();

  /**
   * Those of them that have something to do before an instant, as far as was written down last; the
   * others are not even read. Instants count by the second.
   */
  Set<RunId> unfinished(Instant before);

  /** The states that replicas were brought to last. */
  List<ReplicaState> replicas();

  /** The replicas that belong to a run, each with that run. */
  Map<ReplicaKey, RunId> owners();

  /**
   * Writes down what replicas were found to be, whatever was written of them before, all or
   * nothing.
   *
   * @param forgotten replicas of which nothing is to be known any more; they count as Ready
   * @throws ReplicaTakenException when a run that has not ended has one of these replicas
   */
  void adopt(List<ReplicaState> found, Set<ReplicaKey> forgotten);

  /**
   * Writes down a run of another journal with all that has happened in it, all or nothing. It is
   * claimed by nobody until {@link #claim}.
   *
   * @param node that had claimed it there
   * @param replicas that it has there; they are taken for it unless it has ended
   * @param events from its start on
   * @throws ReplicaTakenException when another run that has not ended has one of the replicas
   * @throws RunExistsException when there is a run of this id already
   */
  void restore(StoredRun run, String node, Set<ReplicaKey> replicas, List<RunEvent> events);

  /** Whether other processes read and write it at the same time. */
  boolean isShared();

  /**
   * Seals the report of a run: appends it to the chain of reports, as one. A report that was sealed
   * last for its run already keeps its seal.
   *
   * @param digest of the report, SHA-256 in hexadecimal
   */
  Seal seal(RunId run, String digest);

  /** The chain of reports, from its beginning. */
  List<Seal> seals();

  @Override
  void close();

  /**
   * One event.
   *
   * @param number counts from 1 in each run, without gaps
   */
  record Entry(long number, RunEvent event) {}
}
