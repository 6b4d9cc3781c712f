// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.journal.Journal;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import io.muster.time.LiveTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks on while another process goes on with a run. */
final class Following {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Journal journal;
  private final RunId run;
  private long seen;

  /**
   * @param seen how many events are known already
   */
  Following(Journal journal, RunId run, long seen) {
    this.journal = journal;
    this.run = run;
    this.seen = seen;
  }

  /**
   * Tells what happens in the run, until it ends or halts.
   *
   * @param flush is called when everything is told that has happened so far
   */
  void untilEnd(Consumer<RunEvent> events, Runnable flush) {
    try (LiveTime time = new LiveTime(InstantSource.system())) {
      while (!told(events)) {
        flush.run();
        time.sleep(PAUSE);
      }
      flush.run();
    }
  }

  private boolean told(Consumer<RunEvent> events) {
    List<Journal.Entry> more = journal.events(run, seen);
    more.forEach(entry -> events.accept(entry.event()));
    seen = more.isEmpty() ? seen : more.getLast().number();
    Optional<RunEvent> last =
        more.isEmpty() ? Optional.empty() : Optional.of(more.getLast().event());
    return last.filter(RunEnded.class::isInstance).isPresent();
  }
}
