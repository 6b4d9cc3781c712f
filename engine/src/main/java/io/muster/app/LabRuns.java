// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.Engine;
import io.muster.route.LogContext;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.time.Speed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with the runs in labs, one after the other in each lab: it lives in one process only. */
final class LabRuns implements Server.Busy {

  /** A lab has no other process that a run could go on in. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private static final Logger LOG = LoggerFactory.getLogger(LabRuns.class);

  private final Path data;
  private final Speed speed;
  private final Records records;
  private final BiConsumer<RunId, RunEvent> events;
  private final AtomicInteger underWay = new AtomicInteger();
  private final List<Engine> engines = new ArrayList<>();
  private boolean stopping;

  LabRuns(Path data, Speed speed, Records records, BiConsumer<RunId, RunEvent> events) {
    this.data = data;
    this.speed = speed;
    this.records = records;
    this.events = events;
  }

  /** Begins with what processes have left that have ended. */
  void start() {
    Map<String, List<StoredRun>> labs = new TreeMap<>();
    for (RunId id : records.journal().unfinished()) {
      records
          .journal()
          .find(id)
          .filter(run -> run.place().lab())
          .ifPresent(
              run -> labs.computeIfAbsent(run.runbook().name(), _ -> new ArrayList<>()).add(run));
    }
    labs.forEach(
        (name, runs) ->
            Thread.ofVirtual().name("lab " + name).start(() -> runs.forEach(this::work)));
  }

  private void work(StoredRun run) {
    try (LogContext _ = LogContext.run(run.id())) {
      goOn(run);
    }
  }

  private void goOn(StoredRun run) {
    Optional<Path> file = Optional.of(run.place().file()).filter(it -> !it.isEmpty()).map(Path::of);
    underWay.incrementAndGet();
    try (Workplace workplace = Workplace.lab(run.runbook(), file, speed, 1, data, records)) {
      if (mayBegin(workplace.engine())) {
        workplace
            .engine()
            .goOn(run.id(), NEVER, event -> events.accept(run.id(), event))
            .toCompletableFuture()
            .join();
      }
    } catch (CompletionException problem) {
      LOG.error("run {} has broken off", run.id(), problem.getCause());
    } catch (RuntimeException problem) {
      LOG.error("run {} cannot go on", run.id(), problem);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private synchronized boolean mayBegin(Engine engine) {
    engines.add(engine);
    return !stopping;
  }

  @Override
  public int underWay() {
    return underWay.get();
  }

  @Override
  public synchronized void leave() {
    stopping = true;
    engines.forEach(Engine::leave);
  }
}
