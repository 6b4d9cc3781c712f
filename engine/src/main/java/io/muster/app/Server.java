// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.time.LiveTime;
import io.muster.time.Speed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** A process that goes on with runs until it is stopped. */
public final class Server {

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Something that has runs under way. */
  interface Busy {

    /** How many. */
    int underWay();

    /** Begins nothing more. */
    void leave();
  }

  private final String place;
  private final Busy work;
  private final Runnable closing;

  private Server(String place, Busy work, Runnable closing) {
    this.place = place;
    this.work = work;
    this.closing = closing;
  }

  /**
   * Goes on with the runs on the sites of a configuration, beside other nodes where the journal is
   * shared.
   *
   * @param records where they are written down; closed when it is stopped
   * @param events is told what happens in the runs of this process
   */
  public static Server live(
      Path configuration, Records records, BiConsumer<RunId, RunEvent> events) {
    Workplace workplace = Workplace.live(configuration, records);
    Node node = new Node(workplace.engine(), records, workplace.time(), events);
    node.start();
    return new Server(
        workplace.place(),
        node,
        () -> {
          workplace.close();
          records.close();
        });
  }

  /**
   * Goes on with the runs in the labs that are kept.
   *
   * @param data the folder in which they are
   * @param records where runs are written down; closed when it is stopped
   * @param events is told what happens in the runs of this process
   */
  public static Server labs(
      Path data, Speed speed, Records records, BiConsumer<RunId, RunEvent> events) {
    LabRuns runs = new LabRuns(data, speed, records, events);
    runs.start();
    return new Server("the labs in '" + data + "'", runs, records::close);
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
    work.leave();
    try (LiveTime time = new LiveTime(InstantSource.system())) {
      Instant latest = time.now().plus(grace);
      while (work.underWay() > 0 && time.now().isBefore(latest)) {
        time.sleep(PAUSE);
      }
    }
    int left = work.underWay();
    closing.run();
    return left;
  }
}
