// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.RunReport;
import io.muster.engine.RunRequest;
import io.muster.engine.Segment;
import io.muster.route.LogContext;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.schedule.drill.DrillSites;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with the runs in labs, one after the other in each lab, and with the drills that begin
 * there. All labs of a process have one clock.
 */
final class LabRuns implements Busy, DrillSites {

  /** A lab has no other process that a run could go on in. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  /** Of the chances in a lab that begins afresh. */
  private static final long SEED = 1;

  private static final Logger LOG = LoggerFactory.getLogger(LabRuns.class);

  private final Path data;
  private final LabClock clock;
  private final Records records;
  private final BiConsumer<RunId, RunEvent> events;
  private final OpenLabs open = new OpenLabs();

  LabRuns(Path data, LabClock clock, Records records, BiConsumer<RunId, RunEvent> events) {
    this.data = data;
    this.clock = clock;
    this.records = records;
    this.events = events;
  }

  /** Begins with what processes have left that have ended; the clock begins to run. */
  void start() {
    TreeMap<String, List<StoredRun>> labs =
        records.journal().unfinished().stream()
            .flatMap(id -> records.journal().find(id).stream())
            .filter(run -> run.place().lab())
            .collect(
                Collectors.groupingBy(
                    run -> run.runbook().name(), TreeMap::new, Collectors.toList()));
    clock
        .time()
        .fork(
            "labs",
            () ->
                labs.forEach(
                    (name, runs) ->
                        clock.time().fork("lab " + name, () -> runs.forEach(this::work))));
  }

  private void work(StoredRun run) {
    try (LogContext _ = LogContext.run(run.id())) {
      goOn(run);
    }
  }

  private void goOn(StoredRun run) {
    Optional<Path> file = Optional.of(run.place().file()).filter(it -> !it.isEmpty()).map(Path::of);
    try {
      Workplace workplace = Workplace.lab(run.runbook(), file, clock, SEED, data, records);
      Awaited.within(NEVER, clock.time(), goOn(run.id(), workplace));
    } catch (RuntimeException problem) {
      LOG.error("run {} cannot go on", run.id(), problem);
    }
  }

  /** Goes on with a run, and with what follows from it; the lab is closed when that has ended. */
  private CompletionStage<Void> goOn(RunId run, Workplace workplace) {
    if (!open.begins(workplace)) {
      workplace.close();
      return CompletableFuture.completedFuture(null);
    }
    return ended(run, workplace)
        .handle(
            (_, problem) -> {
              if (problem != null) {
                try (LogContext _ = LogContext.run(run)) {
                  LOG.error("run {} has broken off", run, problem);
                }
              }
              closed(workplace);
              return null;
            });
  }

  private CompletionStage<Segment> ended(RunId run, Workplace workplace) {
    return workplace
        .engine()
        .goOn(run, NEVER, event -> events.accept(run, event))
        .thenCompose(
            segment ->
                segment instanceof Segment.Ended(RunReport report) && report.next().isPresent()
                    ? ended(report.next().get(), workplace)
                    : CompletableFuture.completedFuture(segment));
  }

  private void closed(Workplace workplace) {
    try {
      workplace.close();
    } finally {
      open.ended(workplace);
    }
  }

  @Override
  public boolean areLabs() {
    return true;
  }

  @Override
  public void start(RunRequest request) {
    Workplace workplace =
        Workplace.lab(request.runbook(), Optional.empty(), clock, SEED, data, records);
    boolean begun = false;
    try {
      StoredRun run =
          Awaited.within(NEVER, clock.time(), workplace.engine().submit(request, _ -> {}));
      begun = true;
      var _ = goOn(run.id(), workplace);
    } finally {
      if (!begun) {
        workplace.close();
      }
    }
  }

  @Override
  public int underWay() {
    return open.count();
  }

  /** Completes when nothing is under way any more. */
  CompletionStage<Void> whenIdle() {
    return open.whenIdle();
  }

  @Override
  public void leave() {
    open.leave();
  }
}
