// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.RunRequest;
import io.muster.run.StoredRun;
import io.muster.schedule.drill.DrillSites;
import java.time.Duration;

/** Starts drills where runs take place: they are written down, and go on there. */
record PlaceDrills(RunPlaces places, boolean areLabs) implements DrillSites {

  /** How long looking at the sites may take, and some more. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  @Override
  public void start(RunRequest request) {
    StoredRun run =
        places.on(
            request.runbook(),
            place ->
                Awaited.within(LONGEST, place.time(), place.engine().submit(request, _ -> {})));
    places.goOn(run);
  }
}
