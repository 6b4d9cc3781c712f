// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.dsl.Checked;
import io.muster.engine.Desk;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.runbook.Runbook;
import io.muster.schedule.drill.Drills;
import io.muster.time.Time;
import io.muster.trigger.webhook.Hooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** A process that goes on with runs until it is stopped. */
public final class Server {

  private final RunPlaces places;
  private final Shelf shelf;
  private final Desk desk;
  private final ScheduledDrills drills;
  private final CompletionStage<Void> ended;
  private final Records records;
  private final Messages messages;

  private Server(
      RunPlaces places,
      Records records,
      DrillSources sources,
      ScheduledDrills drills,
      CompletionStage<Void> ended) {
    this.places = places;
    this.shelf = new Shelf(sources.runbooks());
    this.desk = new PlacesDesk(places, shelf, records.journal());
    this.drills = drills;
    this.ended = ended;
    this.records = records;
    this.messages = new Messages(desk, sources);
    drills.follow(messages::follow);
  }

  /**
   * Goes on with the runs on the sites of a configuration, beside other nodes where the journal is
   * shared.
   *
   * @param records where they are written down; closed when it is stopped
   * @param sources when drills begin
   * @param events is told what happens in the runs of this process
   */
  public static Server live(
      Path configuration,
      Records records,
      DrillSources sources,
      BiConsumer<RunId, RunEvent> events) {
    LivePlaces places = new LivePlaces(configuration, records, events);
    places.start();
    ScheduledDrills drills =
        new ScheduledDrills(places.time(), records, new PlaceDrills(places, false), sources)
            .start();
    return new Server(places, records, sources, drills, new CompletableFuture<>());
  }

  /**
   * Goes on with the runs in the labs that are kept.
   *
   * @param labs where they are, and their clock
   * @param records where runs are written down; closed when it is stopped
   * @param sources when drills begin
   * @param events is told what happens in the runs of this process
   */
  public static Server labs(
      LabTime labs, Records records, DrillSources sources, BiConsumer<RunId, RunEvent> events) {
    LabPlaces places = new LabPlaces(labs, records, events);
    ScheduledDrills drills =
        new ScheduledDrills(places.time(), records, new PlaceDrills(places, true), sources).start();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    labs.until()
        .ifPresent(
            until ->
                places
                    .time()
                    .at(
                        until,
                        () -> {
                          drills.stop();
                          var _ = places.whenIdle().thenRun(() -> ended.complete(null));
                        }));
    places.start();
    return new Server(places, records, sources, drills, ended);
  }

  /** Does something when it has come to its end by itself, on a thread of its own. */
  public void whenEnded(Runnable action) {
    var _ = ended.thenRunAsync(action);
  }

  /** Where the runs take place, for people. */
  public String place() {
    return places.words();
  }

  /** Where runs are started, told something and found. */
  public Desk desk() {
    return desk;
  }

  /** The clock of the sites. */
  Time time() {
    return places.time();
  }

  /** The runbooks whose drills begin by themselves, as they were read last. */
  Collection<Runbook> runbooks() {
    return drills.runbooks();
  }

  /**
   * All that is to be said about the file of a runbook.
   *
   * @throws io.muster.config.ConfigurationException when no file, or more than one, has it
   */
  public Checked check(String runbook) {
    return shelf.check(runbook);
  }

  /** Looks at the replicas of a runbook; changes nothing. */
  public ReplicasSeen replicas(Runbook runbook) {
    return places.on(
        runbook,
        place ->
            new ReplicasSeen(Awaited.joined(place.engine().replicas(runbook)), place.time().now()));
  }

  /** The drills that begin by themselves, and when each of them is next. */
  public List<Drills.Coming> coming() {
    return drills.coming();
  }

  /** What is told over HTTP to start plans. */
  Hooks hooks() {
    return messages.hooks();
  }

  /** How many runs it has under way. */
  public int underWay() {
    return places.underWay();
  }

  /**
   * Ends what the current steps have begun, and leaves the rest to whoever goes on.
   *
   * @param grace how long it may take
   * @return how many runs were cut off because it took longer
   */
  public int stop(Duration grace) {
    drills.close();
    messages.close();
    places.leave();
    int left = places.left(grace);
    places.close();
    records.close();
    return left;
  }
}
