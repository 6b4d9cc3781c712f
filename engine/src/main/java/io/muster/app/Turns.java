// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.cluster.Places;
import io.muster.journal.JournalException;
import io.muster.time.LiveTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again beside the runs, of several nodes by one at a time; when that
 * one dies, another one goes on.
 */
final class Turns implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  /** How long a process that ends does a last round of what has just happened. */
  private static final Duration LAST = Duration.ofSeconds(5);

  private record Turn(String name, Work work, Places places) {}

  /** What is done in a turn. */
  @FunctionalInterface
  interface Work {
    void round() throws InterruptedException;
  }

  private final Records records;
  private final LiveTime time = new LiveTime(InstantSource.system());
  private final List<Turn> turns = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  Turns(Records records) {
    this.records = records;
  }

  /** The clock by which it is waited. */
  LiveTime time() {
    return time;
  }

  /**
   * Begins some work.
   *
   * @param name the same on all nodes
   */
  void begin(String name, Work work) {
    Turn turn = new Turn(name, work, records.cluster().places(name, 1));
    turns.add(turn);
    time.fork(name, () -> look(turn));
  }

  private void look(Turn turn) {
    try {
      Places.Place place = turn.places().take();
      try {
        turn.work().round();
      } finally {
        place.release();
      }
    } catch (JournalException problem) {
      LOG.warn("{} wait for the journal: {}", turn.name(), problem.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException problem) {
      LOG.error("{} have failed, and are tried again", turn.name(), problem);
    } finally {
      if (!closed) {
        var _ = time.at(time.now().plus(EVERY), () -> look(turn));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    CompletableFuture<?>[] last = turns.stream().map(this::last).toArray(CompletableFuture[]::new);
    try {
      time.await(CompletableFuture.allOf(last), time.now().plus(LAST));
    } catch (TimeoutException _) {
      LOG.info("what was not sent is sent by the next process");
    }
    time.close();
  }

  private CompletableFuture<Void> last(Turn turn) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    time.fork(
        turn.name(),
        () -> {
          look(turn);
          over.complete(null);
        });
    return over;
  }
}
