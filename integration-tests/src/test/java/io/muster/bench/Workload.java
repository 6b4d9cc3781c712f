// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import io.muster.dsl.RunbookLoader;
import io.muster.journal.Claim;
import io.muster.journal.ClaimedRun;
import io.muster.journal.Journal;
import io.muster.journal.RunWriter;
import io.muster.run.Actor;
import io.muster.run.Happening;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.StepId;
import io.muster.time.LiveTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs whose steps do nothing but are written down as a guarded step is. */
final class Workload {

  private static final Runbook RUNBOOK =
      new RunbookLoader()
          .load(
              "bench.groovy",
              """
              runbook('bench') {
                  sites production: 'berlin', recovery: 'frankfurt'
                  networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
                  replicas { snapshot 'web01' }
                  failover { group('web') { vm 'web01' } }
              }
              """)
          .runbook();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Journal journal;
  private final LiveTime time = new LiveTime(InstantSource.system());

  Workload(Journal journal) {
    this.journal = journal;
  }

  /** Runs with so many steps each, some runs at a time; a piece is a step. */
  Timing write(int runs, int steps, int concurrency) {
    List<ClaimedRun> claimed = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      Claim claim = journal.create(run("bench-" + NUMBERS.incrementAndGet()), Set.of(), "bench");
      claimed.add(new ClaimedRun(journal, claim, time));
    }
    AtomicInteger next = new AtomicInteger();
    return Timing.of(
        runs * steps,
        concurrency,
        pieces -> {
          for (int run = next.getAndIncrement(); run < runs; run = next.getAndIncrement()) {
            steps(claimed.get(run), steps, pieces);
          }
        });
  }

  private void steps(ClaimedRun run, int steps, Timing.Pieces pieces) {
    RunWriter writer = new RunWriter(run, time);
    RunWriter.Coming coming = writer.comes();
    for (int step = 1; step <= steps; step++) {
      int piece = pieces.take();
      long begin = System.nanoTime();
      StepPlace place = place(step);
      coming.arrives();
      writer.write(Happening.of(new StepBegan(time.now(), place, 1)), () -> {});
      writer.putOff(List.of(Happening.of(done(time.now(), place))), () -> {});
      if (step < steps) {
        coming = writer.comes();
      }
      writer.settle();
      pieces.took(piece, System.nanoTime() - begin);
    }
  }

  static StepDone done(Instant now, StepPlace place) {
    return new StepDone(now, place, "started", Optional.empty(), Optional.empty());
  }

  static StepPlace place(int step) {
    String vm = "web" + step;
    return new StepPlace(new StepId("failover/web/" + vm), Optional.of("web"), Optional.of(vm));
  }

  private StoredRun run(String id) {
    return new StoredRun(
        new RunId(id),
        RUNBOOK,
        RUNBOOK.plan(PlanName.FAILOVER),
        Map.of(),
        false,
        new StoredRun.Place(true, ""),
        new Actor("bench", ""),
        time.now(),
        Optional.empty());
  }
}
