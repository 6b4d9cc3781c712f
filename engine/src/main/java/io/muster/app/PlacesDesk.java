// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.ControlRequest;
import io.muster.engine.Desk;
import io.muster.engine.RunRequest;
import io.muster.journal.Journal;
import io.muster.journal.NoSuchRunException;
import io.muster.run.Actor;
import io.muster.run.Control;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the engines of the places where runs are, and lets the runs go on there. */
record PlacesDesk(RunPlaces places, Shelf shelf, Journal journal) implements Desk {

  @Override
  public Set<String> runbooks() {
    return shelf.names();
  }

  @Override
  public Runbook runbook(String name, Map<String, String> parameters) {
    return shelf.runbook(name, parameters);
  }

  @Override
  public StoredRun start(RunRequest request) {
    StoredRun run =
        places.on(
            request.runbook(), place -> Awaited.joined(place.engine().submit(request, _ -> {})));
    places.goOn(run);
    return run;
  }

  @Override
  public void tell(ControlRequest request) {
    StoredRun run = find(request.run());
    if (request.control() != Control.RESUME) {
      places.on(run, place -> Awaited.joined(place.engine().instruct(request)));
    }
    if (request.control() != Control.ABORT) {
      places.goOn(run);
    }
  }

  @Override
  public DecisionAnswered answer(RunId id, Optional<StepId> about, String choice, Actor by) {
    StoredRun run = find(id);
    DecisionAnswered answer =
        places.on(run, place -> Awaited.joined(place.engine().answer(id, about, choice, by)));
    if (answer.decided()) {
      places.goOn(run);
    }
    return answer;
  }

  @Override
  public void move(RunId id, Instant until, Actor by) {
    StoredRun run = find(id);
    places.on(run, place -> Awaited.joined(place.engine().move(id, until, by)));
    places.goOn(run);
  }

  @Override
  public StoredRun find(RunId run) {
    return journal.find(run).orElseThrow(() -> new NoSuchRunException(run));
  }
}
