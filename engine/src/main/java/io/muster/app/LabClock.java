// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.lab.LabLog;
import io.muster.time.SimulatedTime;
import io.muster.time.Speed;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The clock of one lab, or of all labs of a process; it stands until there is work. */
final class LabClock implements AutoCloseable {

  private final List<LabLog> labs = new CopyOnWriteArrayList<>();
  private final SimulatedTime time;

  LabClock(Instant start, Speed speed) {
    time = new SimulatedTime(start, speed, now -> labs.forEach(lab -> lab.passed(now)));
  }

  SimulatedTime time() {
    return time;
  }

  /** Each instant is written down in a lab from now on. */
  void join(LabLog lab) {
    labs.add(lab);
  }

  void leave(LabLog lab) {
    labs.remove(lab);
  }

  @Override
  public void close() {
    time.close();
  }
}
