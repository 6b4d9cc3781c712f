// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.runbook.ReplicaKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lab's replication knows of one replica. Points of snapshot replicas are the snapshots of
 * the VM; all others are here.
 *
 * @param source the VM that is replicated, as {@code site/name}
 * @param held whether replication waits until it is told to go on
 * @param since when replication last went on
 * @param stretches what was sent while replication ran, each with all that the source had then
 * @param kept the long-term points, oldest first
 * @param before what the replica held when phase 2 of a failback began
 * @param released whether the replica has become a VM of its own
 */
record Journal(
    ReplicaKind kind,
    String source,
    boolean held,
    Instant since,
    List<Stretch> stretches,
    List<Kept> kept,
    @Nullable DiskRecords before,
    boolean released) {

  /**
   * A time in which every instant can be gone back to.
   *
   * @param records of its end; those of an earlier instant follow from them
   */
  record Stretch(Instant from, Instant to, DiskRecords records) {
    boolean has(Instant instant) {
      return !instant.isBefore(from) && !instant.isAfter(to);
    }
  }

  /**
   * A long-term point.
   *
   * @param key of the sync that has made it
   * @param consistent whether it is application-consistent
   */
  record Kept(String key, String name, Instant created, DiskRecords records, boolean consistent) {}

  Journal {
    stretches = List.copyOf(stretches);
    kept = List.copyOf(kept);
  }

  /** One that begins at an instant. */
  static Journal of(ReplicaKind kind, String source, Instant since, List<Kept> kept) {
    return new Journal(kind, source, false, since, List.of(), kept, null, false);
  }

  /** With the stretch that ends here, if any; no other one follows until it is resumed. */
  Journal heldAfter(@Nullable Stretch last) {
    List<Stretch> all = new ArrayList<>(stretches);
    if (last != null) {
      all.add(last);
    }
    return new Journal(kind, source, true, since, all, kept, before, released);
  }

  Journal resumed(Instant now) {
    return new Journal(kind, source, false, now, stretches, kept, null, released);
  }

  Journal with(Kept point) {
    List<Kept> all = new ArrayList<>(kept);
    all.add(point);
    return new Journal(kind, source, held, since, stretches, all, before, released);
  }

  Journal keeping(@Nullable DiskRecords before) {
    return new Journal(kind, source, held, since, stretches, kept, before, released);
  }

  /** With another VM as its source. */
  Journal from(String source) {
    return new Journal(kind, source, held, since, stretches, kept, before, released);
  }

  Journal asReleased() {
    return new Journal(kind, source, true, since, List.of(), List.of(), null, true);
  }
}
