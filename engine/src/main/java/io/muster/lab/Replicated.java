// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.RestorePoints.Point;
import io.muster.runbook.ReplicaKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A replica to which points of its source have been sent, and what replication knows of it. */
record Replicated(Vm replica, Journal journal) {

  /**
   * @param points oldest first
   */
  static Replicated of(ReplicaKind kind, Vm source, Vm replica, List<Point> points) {
    if (kind == ReplicaKind.SNAPSHOT) {
      Vm sent = RestorePoints.sent(replica, source, points);
      Journal journal = Journal.of(kind, source.writer(), since(source, points), List.of());
      return new Replicated(sent, points.isEmpty() ? journal.heldAfter(null) : journal);
    }
    List<Journal.Kept> kept = new ArrayList<>();
    for (Point point : points) {
      DiskRecords records = source.records(point.created()).asOf(point.created());
      kept.add(
          new Journal.Kept("at " + point.created(), point.name(), point.created(), records, true));
    }
    if (points.isEmpty()) {
      Journal journal = Journal.of(kind, source.writer(), since(source, points), kept);
      return new Replicated(replica, journal.heldAfter(null));
    }
    Vm sent = replica.with(replica.image().withRecords(kept.getLast().records()));
    return new Replicated(
        sent, Journal.of(kind, source.writer(), points.getFirst().created(), kept));
  }

  private static Instant since(Vm source, List<Point> points) {
    return points.isEmpty() ? source.power().since() : points.getLast().created();
  }
}
