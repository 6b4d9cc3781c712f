// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.Engine;
import io.muster.engine.RunReport;
import io.muster.engine.Segment;
import io.muster.journal.ClaimLostException;
import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.route.LogContext;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.schedule.ScheduleException;
import io.muster.time.Time;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that goes on with the runs of its journal: with those that it is given, those whose
 * time has come, and those whose process has ended. Quartz decides which node has which run.
 */
final class Node implements Busy {

  /** The shortest wait for which a run leaves the process that has it. */
  private static final Duration LEAVES_AFTER = Duration.ofSeconds(30);

  /** How much sooner it comes back, so that its wait ends on time whatever the return takes. */
  private static final Duration RETURNS_BEFORE = Duration.ofSeconds(5);

  private static final Duration SWEEP = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Engine engine;
  private final Records records;
  private final Time time;
  private final BiConsumer<RunId, RunEvent> events;
  private final LostRuns lost;
  private volatile boolean stopping;

  /**
   * @param events is told what happens in the runs that this process has
   */
  Node(Engine engine, Records records, Time time, BiConsumer<RunId, RunEvent> events) {
    this.engine = engine;
    this.records = records;
    this.time = time;
    this.events = events;
    this.lost = new LostRuns(records, time::now);
  }

  /** Begins to go on with runs. */
  void start() {
    records.cluster().join();
    // why: what was under way when the last process ended is taken at once where nobody shares it
    lost.find(!records.isShared());
    records.queue().start(this::work);
    later();
  }

  private void later() {
    var _ =
        time.at(
            time.now().plus(SWEEP),
            () -> {
              if (!stopping) {
                try {
                  records.cluster().renew();
                  lost.find(false);
                } catch (JournalException | ScheduleException problem) {
                  LOG.warn("the runs cannot be looked through: {}", problem.getMessage());
                } finally {
                  later();
                }
              }
            });
  }

  private void work(RunId run) {
    try (LogContext _ = LogContext.run(run)) {
      goOn(run);
    }
  }

  private void goOn(RunId run) {
    try {
      Segment segment =
          engine
              .goOn(run, LEAVES_AFTER, event -> events.accept(run, event))
              .toCompletableFuture()
              .join();
      if (segment instanceof Segment.Left left) {
        leave(run, left);
      } else if (segment instanceof Segment.Ended(RunReport report)) {
        report.next().ifPresent(records.queue()::goOn);
      }
    } catch (CompletionException e) {
      report(run, e.getCause() == null ? e : e.getCause());
    }
  }

  private void leave(RunId run, Segment.Left left) {
    records.queue().goOn(run, left.until().minus(RETURNS_BEFORE));
    Journal journal = records.journal();
    if (!journal.events(run, left.seen()).isEmpty()) {
      // why: what was said to it while it left may be that it waits no longer
      records.queue().goOn(run);
    }
  }

  private static void report(RunId run, Throwable problem) {
    switch (problem) {
      case ClaimLostException lost -> LOG.info("run {}: {}", run, lost.getMessage());
      case JournalException unwritten ->
          LOG.warn("run {} cannot go on here: {}", run, unwritten.getMessage());
      default -> LOG.error("run {} has broken off", run, problem);
    }
  }

  @Override
  public int underWay() {
    return engine.underWay();
  }

  @Override
  public void leave() {
    stopping = true;
    records.queue().standBy();
    engine.leave();
  }
}
