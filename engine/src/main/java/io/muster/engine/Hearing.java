// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.route.LogContext;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the runs of this process what somebody has said to them. What other processes have written
 * into a journal that they share is looked for every second while a run waits.
 */
final class Hearing {

  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

  private final Journal journal;
  private final Time time;
  private final Map<RunId, Execution> here = new ConcurrentHashMap<>();

  Hearing(Journal journal, Time time) {
    this.journal = journal;
    this.time = time;
  }

  /** The listening of one run, until it is closed. */
  final class Listening implements AutoCloseable {

    private final RunId run;
    private long seen;
    private Optional<Time.Timer> timer = Optional.empty();
    private boolean closed;

    private Listening(RunId run, long seen) {
      this.run = run;
      this.seen = seen;
    }

    private synchronized void later() {
      if (!closed) {
        timer = Optional.of(time.at(time.now().plus(EVERY), this::look));
      }
    }

    private void look() {
      try {
        Execution execution = here.get(run);
        if (execution != null && execution.waits()) {
          for (Journal.Entry entry : journal.events(run, seen)) {
            execution.hear(entry.event());
            seen = entry.number();
          }
        }
      } catch (JournalException problem) {
        try (LogContext _ = LogContext.run(run)) {
          LOG.warn("run {} cannot see what was said to it: {}", run, problem.getMessage());
        }
      } finally {
        later();
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      timer.ifPresent(Time.Timer::cancel);
      here.remove(run);
    }
  }

  /**
   * @param seen the number of the last event that the execution knows of
   */
  Listening listen(RunId run, long seen, Execution execution) {
    here.put(run, execution);
    Listening listening = new Listening(run, seen);
    if (journal.isShared()) {
      listening.later();
    }
    return listening;
  }

  /** Something was written into a run by this process. */
  void said(RunId run, RunEvent event) {
    Execution execution = here.get(run);
    if (execution != null && !journal.isShared()) {
      execution.hear(event);
    }
  }

  /** Lets all runs leave this process. */
  void leave() {
    here.values().forEach(Execution::leave);
  }

  /** How many runs are under way here. */
  int count() {
    return here.size();
  }
}
