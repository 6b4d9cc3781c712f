// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.run.RunEvent;
import io.muster.run.RunId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** A process that goes on with runs until it is stopped. */
public final class Server {

  private final String place;
  private final Busy work;
  private final ScheduledDrills drills;
  private final CompletionStage<Void> ended;
  private final Runnable closing;

  private Server(
      String place,
      Busy work,
      ScheduledDrills drills,
      CompletionStage<Void> ended,
      Runnable closing) {
    this.place = place;
    this.work = work;
    this.drills = drills;
    this.ended = ended;
    this.closing = closing;
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
    Workplace workplace = Workplace.live(configuration, records);
    Node node = new Node(workplace.engine(), records, workplace.time(), events);
    node.start();
    LiveDrills sites = new LiveDrills(workplace.engine(), workplace.time(), records);
    return new Server(
        workplace.place(),
        node,
        new ScheduledDrills(workplace.time(), records, sites, sources).start(),
        new CompletableFuture<>(),
        () -> {
          workplace.close();
          records.close();
        });
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
    LabClock clock = labs.clock();
    LabRuns runs = new LabRuns(labs.data(), clock, records, events);
    ScheduledDrills drills = new ScheduledDrills(clock.time(), records, runs, sources).start();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    labs.until()
        .ifPresent(
            until ->
                clock
                    .time()
                    .at(
                        until,
                        () -> {
                          drills.stop();
                          var _ = runs.whenIdle().thenRun(() -> ended.complete(null));
                        }));
    runs.start();
    return new Server(
        "the labs in '" + labs.data() + "'",
        runs,
        drills,
        ended,
        () -> {
          clock.close();
          records.close();
        });
  }

  /** Does something when it has come to its end by itself, on a thread of its own. */
  public void whenEnded(Runnable action) {
    var _ = ended.thenRunAsync(action);
  }

  /** Where the runs take place, for people. */
  public String place() {
    return place;
  }

  /** How many runs it has under way. */
  public int underWay() {
    return work.underWay();
  }

  /**
   * Ends what the current steps have begun, and leaves the rest to whoever goes on.
   *
   * @param grace how long it may take
   * @return how many runs were cut off because it took longer
   */
  public int stop(Duration grace) {
    drills.close();
    work.leave();
    int left = work.left(grace);
    closing.run();
    return left;
  }
}
