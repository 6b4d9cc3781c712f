// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.runbook.RestorePointChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The restore points that a replica has when a lab begins. */
final class RestorePoints {

  /** A restore point to be. */
  record Point(String name, Instant created) {
    static Point at(Instant created) {
      return new Point(RestorePoints.name(created), created);
    }
  }

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'Restore Point' MM-dd-yyyy HH:mm:ss", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Duration NEWEST = Duration.ofMinutes(5);
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final int USUAL = 4;

  private RestorePoints() {}

  /** The name that a point of this instant has. */
  static String name(Instant created) {
    return NAME.format(created);
  }

  /** Those of the last hour, and what the choices of a runbook need besides. */
  static List<Point> fitting(Instant start, Collection<RestorePointChoice> choices) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < USUAL; i++) {
      points.add(Point.at(start.minus(NEWEST).minus(EVERY.multipliedBy(i))));
    }
    for (RestorePointChoice choice : choices) {
      Instant oldest = points.getLast().created();
      switch (choice) {
        case RestorePointChoice.Latest _, RestorePointChoice.LatestConsistent _ -> {}
        case RestorePointChoice.Named(String name) -> {
          if (points.stream().noneMatch(point -> point.name().equals(name))) {
            points.add(new Point(name, oldest.minus(EVERY)));
          }
        }
        case RestorePointChoice.Before(Instant instant) -> reach(instant, oldest, points);
        case RestorePointChoice.At(Instant instant) -> reach(instant, oldest, points);
      }
    }
    return points.stream().sorted(Comparator.comparing(Point::created)).toList();
  }

  /** Adds a point that is old enough, where none is. */
  private static void reach(Instant instant, Instant oldest, List<Point> points) {
    if (instant.isBefore(oldest)) {
      points.add(Point.at(instant.truncatedTo(ChronoUnit.HOURS)));
    }
  }

  /** Those that a replica has. */
  static List<Point> of(Vm replica, @Nullable Journal journal) {
    List<Point> points = new ArrayList<>();
    replica.snapshots().all().forEach(s -> points.add(new Point(s.name(), s.created())));
    if (journal != null) {
      journal.kept().forEach(kept -> points.add(new Point(kept.name(), kept.created())));
    }
    return points;
  }

  /** A replica to which these points of its source have been sent. */
  static Vm sent(Vm replica, Vm source, List<Point> points) {
    Vm made = replica;
    for (Point point : points) {
      String id = "snapshot-%d-%d".formatted(replica.number(), made.snapshots().all().size() + 1);
      made =
          made.with(made.image().withRecords(source.records(point.created()).asOf(point.created())))
              .withSnapshot(id, point.name(), "", point.created());
    }
    return made;
  }
}
