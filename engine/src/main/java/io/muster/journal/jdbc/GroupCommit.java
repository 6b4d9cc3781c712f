// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.JournalException;
import io.muster.run.RunEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets appends that come at the same time share one commit. One of those who wait writes everything
 * that waits; those who come meanwhile are written by the next.
 */
final class GroupCommit {

  private final Database database;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  GroupCommit(Database database) {
    this.database = database;
  }

  /**
   * Returns when it is durable.
   *
   * @return false when its claim is lost and nothing was written
   */
  boolean write(Append append) {
    // why: an interrupt would reach the files of the database, and the appends of others
    boolean interrupted = Thread.interrupted();
    Waiting mine = new Waiting(append);
    queue.add(mine);
    try {
      if (writing.compareAndSet(false, true) || mine.await() == Waiting.Call.LEAD) {
        lead();
      }
      return mine.result();
    } finally {
      if (interrupted || mine.interrupted()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void lead() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
      batch.add(next);
    }
    try {
      // why: always in the order of the runs, so that two processes never wait for each other
      batch.sort(Comparator.comparing(waiting -> waiting.append().claim().run().value()));
      commit(batch);
    } finally {
      handOver();
    }
  }

  private void handOver() {
    Waiting next = queue.peek();
    if (next != null) {
      next.lead();
      return;
    }
    writing.set(false);
    // why: who came between the look and the release waits to be called
    Waiting late = queue.peek();
    if (late != null && writing.compareAndSet(false, true)) {
      Waiting first = queue.peek();
      if (first != null) {
        first.lead();
      } else {
        handOver();
      }
    }
  }

  private void commit(List<Waiting> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      boolean[] written = Transactions.retried(() -> database.write(appends(batch)));
      for (int i = 0; i < written.length; i++) {
        batch.get(i).done(written[i]);
      }
    } catch (SQLException e) {
      if (batch.size() > 1 && SqlStates.duplicate(e)) {
        // why: one that cannot be written must not fail the others
        batch.forEach(one -> commit(List.of(one)));
      } else {
        fail(batch, failure(batch, e));
      }
    } catch (RuntimeException | Error e) {
      fail(batch, new JournalException("the journal cannot be written: " + e, false, e));
      throw e;
    }
  }

  private JournalException failure(List<Waiting> batch, SQLException e) {
    if (!SqlStates.duplicate(e)) {
      return database.failure(e);
    }
    return new JournalException(taken(batch.getFirst().append()), false, e);
  }

  private static String taken(Append append) {
    return append.rows().stream()
        .map(Append.Row::event)
        .filter(RunEvent.StepBegan.class::isInstance)
        .map(RunEvent.StepBegan.class::cast)
        .findFirst()
        .map(
            began ->
                "step '%s' of run '%s' has begun attempt %d already"
                    .formatted(began.step().id(), append.claim().run(), began.attempt()))
        .orElseGet(() -> "run '%s' has this event already".formatted(append.claim().run()));
  }

  private static void fail(List<Waiting> batch, JournalException failure) {
    batch.forEach(waiting -> waiting.failed(failure));
  }

  private static List<Append> appends(List<Waiting> batch) {
    return batch.stream().map(Waiting::append).toList();
  }

  /** How many are not being written yet. */
  int waiting() {
    return queue.size();
  }
}
