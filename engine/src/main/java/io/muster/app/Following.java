// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.journal.Journal;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import io.muster.time.LiveTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks on while another process goes on with a run. */
public final class Following {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Journal journal;
  private final RunId run;
  private long seen;

  /**
   * @param seen how many events are known already
   */
  public Following(Journal journal, RunId run, long seen) {
    this.journal = journal;
    this.run = run;
    this.seen = seen;
  }

  /**
   * Tells what happens in the run, until it ends or halts.
   *
   * @param flush is called when everything is told that has happened so far
   */
  public void untilEnd(Consumer<RunEvent> events, Runnable flush) {
    var _ =
        untilEnd(
            events,
            () -> {
              flush.run();
              return true;
            });
  }

  /**
   * The same, as long as somebody wants to know.
   *
   * @param wanted is asked when everything is told that has happened so far
   * @return how it has ended or halted; empty when nobody wants to know any more
   */
  public Optional<RunEnded> untilEnd(Consumer<RunEvent> events, BooleanSupplier wanted) {
    try (LiveTime time = new LiveTime(InstantSource.system())) {
      Optional<RunEnded> end = told(events);
      while (wanted.getAsBoolean() && end.isEmpty()) {
        time.sleep(PAUSE);
        end = told(events);
      }
      return end;
    }
  }

  private Optional<RunEnded> told(Consumer<RunEvent> events) {
    List<Journal.Entry> more = journal.events(run, seen);
    more.forEach(entry -> events.accept(entry.event()));
    seen = more.isEmpty() ? seen : more.getLast().number();
    return more.isEmpty() || !(more.getLast().event() instanceof RunEnded end)
        ? Optional.empty()
        : Optional.of(end);
  }
}
