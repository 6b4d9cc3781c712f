// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.Engine;
import io.muster.engine.RunRequest;
import io.muster.run.StoredRun;
import io.muster.schedule.drill.DrillSites;
import io.muster.time.Time;
import java.time.Duration;

/** Starts drills on real sites: they are written down, and go on at whichever node takes them. */
final class LiveDrills implements DrillSites {

  /** How long looking at the sites may take, and some more. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Engine engine;
  private final Time time;
  private final Records records;

  LiveDrills(Engine engine, Time time, Records records) {
    this.engine = engine;
    this.time = time;
    this.records = records;
  }

  @Override
  public boolean areLabs() {
    return false;
  }

  @Override
  public void start(RunRequest request) {
    StoredRun run = Awaited.within(LONGEST, time, engine.submit(request, _ -> {}));
    records.queue().goOn(run.id());
  }
}
