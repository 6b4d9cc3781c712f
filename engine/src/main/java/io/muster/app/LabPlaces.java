// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.RunReport;
import io.muster.engine.Segment;
import io.muster.route.LogContext;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lab for each runbook; all labs of a process have one clock. */
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
  private final OpenLabs labs = new OpenLabs();
  private final Map<RunId, CompletableFuture<Void>> goingOn = new HashMap<>();
  private final CompletableFuture<Void> idle = new CompletableFuture<>();
  private boolean ending;
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
    List<StoredRun> left =
        records.journal().unfinished().stream()
            .flatMap(id -> records.journal().find(id).stream())
            .filter(run -> run.place().lab())
            .toList();
    // why: the clock stands until all of them go on
    time().fork("labs", () -> left.forEach(this::goOn));
  }

  @Override
  public String words() {
    return "the labs in '" + data + "'";
  }

  /** The clock of all labs. */
  @Override
  public SimulatedTime time() {
    return clock.time();
  }

  @Override
  public <T> T on(Runbook runbook, Function<Workplace, T> work) {
    try (OpenLabs.Use use = use(runbook, Optional.empty())) {
      return work.apply(use.lab());
    }
  }

  @Override
  public <T> T on(StoredRun run, Function<Workplace, T> work) {
    try (OpenLabs.Use use = use(run)) {
      return work.apply(use.lab());
    }
  }

  private OpenLabs.Use use(StoredRun run) {
    Optional<Path> file = Optional.of(run.place().file()).filter(it -> !it.isEmpty()).map(Path::of);
    return use(run.runbook(), file);
  }

  private OpenLabs.Use use(Runbook runbook, Optional<Path> file) {
    return labs.use(
        LabText.of(runbook, file), () -> Workplace.lab(runbook, file, clock, SEED, data, records));
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
    if (isStopping()) {
      return CompletableFuture.completedFuture(null);
    }
    OpenLabs.Use use = use(run);
    try (LogContext _ = LogContext.run(run.id())) {
      return use.lab()
          .engine()
          .goOn(run.id(), NEVER, event -> events.accept(run.id(), event))
          .whenComplete((_, _) -> use.close())
          .thenAccept(this::follow);
    }
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
    if (ending && goingOn.isEmpty()) {
      idle.complete(null);
    }
  }

  /** Completes when nothing is under way any more. */
  synchronized CompletionStage<Void> whenIdle() {
    ending = true;
    if (goingOn.isEmpty()) {
      idle.complete(null);
    }
    return idle;
  }

  private static @Nullable Void report(RunId run, @Nullable Throwable problem) {
    if (problem != null) {
      Throwable cause = problem.getCause() == null ? problem : problem.getCause();
      try (LogContext _ = LogContext.run(run)) {
        Refusal.of(cause)
            .ifPresentOrElse(
                refusal -> LOG.warn("run {} cannot go on: {}", run, refusal.sentences()),
                () -> LOG.error("run {} has broken off", run, cause));
      }
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
    synchronized (this) {
      stopping = true;
    }
    labs.all().forEach(lab -> lab.engine().leave());
  }

  @Override
  public void close() {
    leave();
    labs.all().forEach(Workplace::close);
    clock.close();
  }
}
