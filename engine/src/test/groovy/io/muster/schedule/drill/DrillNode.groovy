// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill

import io.muster.config.DrillSettings
import io.muster.engine.RunRefusedException
import io.muster.engine.RunRequest
import io.muster.journal.Claim
import io.muster.journal.DrillTimes
import io.muster.journal.Journal
import io.muster.run.Actor
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.StepFault
import io.muster.run.StoredRun
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

/** A process with its drills; those that it starts take ten minutes. */
class DrillNode implements DrillSites, AutoCloseable {
  final SimulatedTime time
  final Drills drills
  final Library library
  final List<RunRequest> started = Collections.synchronizedList([])

  /** How long its drills last; without it they do not end. */
  Duration lasts = Duration.ofMinutes(10)

  Outcome outcome = Outcome.DONE
  Optional<String> refusal = Optional.empty()

  private final Journal journal

  DrillNode(Instant start, DrillSettings settings, Path folder, Journal journal, DrillTimes marks, List<String> told) {
    this.journal = journal
    time = new SimulatedTime(start, Speed.MAX, { })
    library = new Library([folder], { told << it })
    library.look()
    drills = new Drills(new Drills.Setting(time, settings, library, journal, marks, this, { told << it }))
    drills.follow()
  }

  @Override
  boolean areLabs() {
    true
  }

  @Override
  void start(RunRequest request) {
    refusal.ifPresent { throw new RunRefusedException([new StepFault('X', it, true)]) }
    def id = request.terms().run().get()
    def claim = journal.create(run(id, request.runbook(), time.now()), [] as Set, 'node')
    started << request
    if (lasts != null) {
      time.at(time.now() + lasts) { end(claim) }
    }
  }

  void end(Claim claim) {
    journal.append(claim, new RunEvent.RunEnded(time.now(), claim.run(), outcome, Optional.empty(), Optional.empty()), [])
  }

  /** Lets time pass until an instant, and stand there. */
  void until(String instant) {
    def reached = new CompletableFuture<Void>()
    time.at(Instant.parse(instant)) {
      drills.stop()
      reached.complete(null)
    }
    time.fork('begin') { }
    reached.get(20, TimeUnit.SECONDS)
  }

  List<String> getRuns() {
    started.collect { it.terms().run().get().value() }
  }

  @Override
  void close() {
    time.close()
  }

  static StoredRun run(RunId id, Runbook runbook, Instant start) {
    new StoredRun(id, runbook, runbook.plan(PlanName.DRILL), [:], false, new StoredRun.Place(true, ''), new Actor('x', ''), start, Optional.empty())
  }
}
