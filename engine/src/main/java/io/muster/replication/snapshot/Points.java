// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replica.RestorePoint;
import io.muster.replication.ForeignSnapshots;
import io.muster.vsphere.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The snapshots of a replica that are its restore points. */
final class Points {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'Restore Point' MM-dd-yyyy HH:mm:ss", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern DESCRIPTION =
      Pattern.compile("muster sync (?<key>.*) of (?<taken>\\S+)", Pattern.DOTALL);

  private Points() {}

  static String name(Instant taken) {
    return NAME.format(taken);
  }

  static String description(String key, Instant taken) {
    return "muster sync %s of %s".formatted(key, taken);
  }

  /** Oldest first. */
  static List<RestorePoint> of(Machine replica) {
    return snapshots(replica).stream().map(Points::point).toList();
  }

  /** Oldest first. */
  static List<Snapshot> snapshots(Machine replica) {
    String failback = replica.mark(Failback.UNDER_WAY);
    List<Snapshot> all = replica.seen().snapshots();
    List<Snapshot> foreign = ForeignSnapshots.among(all);
    return all.stream()
        .filter(snapshot -> !foreign.contains(snapshot))
        .filter(
            snapshot ->
                !snapshot.name().startsWith("muster ")
                    || (snapshot.name().equals(Failback.SECOND)
                        && !snapshot.description().equals(failback)))
        .sorted(Comparator.comparing(Points::taken))
        .toList();
  }

  static Optional<Snapshot> ofKey(Machine replica, String key) {
    return snapshots(replica).stream()
        .filter(
            snapshot -> {
              Matcher parts = DESCRIPTION.matcher(snapshot.description());
              return parts.matches() && parts.group("key").equals(key);
            })
        .findFirst();
  }

  static RestorePoint point(Snapshot snapshot) {
    return new RestorePoint(snapshot.id(), snapshot.name(), taken(snapshot));
  }

  /** When the data was taken, which is before it was there. */
  private static Instant taken(Snapshot snapshot) {
    Matcher parts = DESCRIPTION.matcher(snapshot.description());
    try {
      return parts.matches() ? Instant.parse(parts.group("taken")) : snapshot.created();
    } catch (DateTimeException e) {
      return snapshot.created();
    }
  }
}
