// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.journal.JournalException;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the journal from time to time, so that whoever asks whether it can be used is told at
 * once, also while the journal does not answer.
 */
final class JournalWatch implements AutoCloseable {

  static final Duration EVERY = Duration.ofSeconds(5);

  /** How long a look may take. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(JournalWatch.class);

  private final Time time;
  private final Runnable look;
  private Optional<String> problem = Optional.of("it was not looked at yet");
  private Optional<Instant> looking = Optional.empty();
  private Optional<Time.Timer> next = Optional.empty();
  private boolean closed;

  /**
   * @param look reads something of the journal
   */
  JournalWatch(Time time, Runnable look) {
    this.time = time;
    this.look = look;
  }

  /** Begins to look. */
  void start() {
    time.fork("journal watch", this::look);
  }

  /** Why the journal cannot be used, as far as is known; empty where it can. */
  synchronized Optional<String> problem() {
    Duration taking = looking.map(since -> Duration.between(since, time.now())).orElse(PATIENCE);
    return taking.compareTo(PATIENCE) > 0
        ? Optional.of("the journal has not answered for %d s".formatted(taking.toSeconds()))
        : problem;
  }

  private void look() {
    if (begin()) {
      end(found());
    }
  }

  private Optional<String> found() {
    try {
      look.run();
      return Optional.empty();
    } catch (JournalException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("the journal cannot be looked at", e);
      return Optional.of("the journal cannot be looked at; the log says why");
    }
  }

  private synchronized boolean begin() {
    looking = closed ? Optional.empty() : Optional.of(time.now());
    return !closed;
  }

  private synchronized void end(Optional<String> found) {
    problem = found;
    looking = Optional.empty();
    if (!closed) {
      next = Optional.of(time.at(time.now().plus(EVERY), this::look));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    next.ifPresent(Time.Timer::cancel);
  }
}
