// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.RunReport;
import io.muster.engine.Segment;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lab for each runbook, which stays open as long as the program; all have one clock. */
final class LabPlaces implements RunPlaces {

  /** A lab has no other process that a run could go on in. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  /** Of the chances in a lab that begins afresh. */
  private static final long SEED = 1;

  private static final Logger LOG = LoggerFactory.getLogger(LabPlaces.class);

  private final Path data;
  private final LabClock clock;
  private final Records records;
  private final BiConsumer<RunId, RunEvent> events;
  private final Map<String, Workplace> open = new HashMap<>();
  private final Map<RunId, CompletableFuture<Void>> goingOn = new HashMap<>();
  private boolean stopping;

  /**
   * @param labs where they are kept, and their clock
   * @param events is told what happens in their runs
   */
  LabPlaces(LabTime labs, Records records, BiConsumer<RunId, RunEvent> events) {
    this.data = labs.data();
    this.clock = labs.clock();
    this.records = records;
    this.events = events;
  }

  @Override
  public void start() {
    records.journal().unfinished().stream()
        .flatMap(id -> records.journal().find(id).stream())
        .filter(run -> run.place().lab())
        .forEach(this::goOn);
  }

  @Override
  public String words() {
    return "the labs in '" + data + "'";
  }

  @Override
  public Workplace of(Runbook runbook) {
    return lab(runbook, Optional.empty());
  }

  @Override
  public Workplace of(StoredRun run) {
    return lab(run.runbook(), Optional.of(run.place().file()).filter(it -> !it.isEmpty()));
  }

  private synchronized Workplace lab(Runbook runbook, Optional<String> file) {
    return open.computeIfAbsent(
        runbook.name(),
        _ -> Workplace.lab(runbook, file.map(Path::of), clock, SEED, data, records));
  }

  /** Goes on with a run, after what it does already. */
  @Override
  public synchronized void goOn(StoredRun run) {
    if (stopping) {
      return;
    }
    CompletableFuture<Void> before =
        goingOn.getOrDefault(run.id(), CompletableFuture.completedFuture(null));
    CompletableFuture<Void> now =
        before.thenCompose(_ -> work(run)).handle((_, problem) -> report(run.id(), problem));
    goingOn.put(run.id(), now);
    var _ = now.whenComplete((_, _) -> ended(run.id(), now));
  }

  private CompletionStage<Void> work(StoredRun run) {
    return isStopping()
        ? CompletableFuture.completedFuture(null)
        : of(run)
            .engine()
            .goOn(run.id(), NEVER, event -> events.accept(run.id(), event))
            .thenAccept(this::follow);
  }

  /** Goes on with the run that has followed from one that has ended. */
  private void follow(Segment segment) {
    if (segment instanceof Segment.Ended(RunReport report)) {
      report.next().flatMap(records.journal()::find).ifPresent(this::goOn);
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized void ended(RunId run, CompletableFuture<Void> which) {
    goingOn.remove(run, which);
  }

  private static @Nullable Void report(RunId run, @Nullable Throwable problem) {
    if (problem != null) {
      Throwable cause = problem.getCause() == null ? problem : problem.getCause();
      Refusal.of(cause)
          .ifPresentOrElse(
              refusal -> LOG.warn("run {} cannot go on: {}", run, refusal.sentences()),
              () -> LOG.error("run {} has broken off", run, cause));
    }
    return null;
  }

  @Override
  public Set<String> sites() {
    return Set.of();
  }

  @Override
  public Optional<String> problem(String site) {
    return Optional.empty();
  }

  @Override
  public synchronized int underWay() {
    return goingOn.size();
  }

  @Override
  public void leave() {
    labs().forEach(lab -> lab.engine().leave());
  }

  private synchronized Collection<Workplace> labs() {
    stopping = true;
    return List.copyOf(open.values());
  }

  @Override
  public void close() {
    labs().forEach(Workplace::close);
    clock.close();
  }
}
