// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Up to where each target of notifications was told what happens, by whichever process. One process
 * at a time tells a target, so nothing here is compared before it is written. Every method throws
 * {@link JournalException} when that cannot be read or written.
 */
public interface NoticeMarks {

  /** What a mark is about. */
  enum About {
    /** The target itself: whether it was there before. */
    TARGET,
    /** The events of a run, by their numbers. */
    RUN,
    /** Whether a run is late; that a mark is there means that it is known. */
    LATE,
    /** The drills of a runbook, by seconds since 1970. */
    DRILL
  }

  /**
   * How far something was told.
   *
   * @param told the number of the last of it that was told, or that nobody is to be told of
   * @param failingSince when the next one was tried first, where it could not be told yet
   */
  record Mark(long told, Optional<Instant> failingSince) {

    /** One that nothing is in the way of. */
    public static Mark at(long told) {
      return new Mark(told, Optional.empty());
    }

    /** The same, which cannot be told further. */
    public Mark failing(Instant since) {
      return new Mark(told, failingSince.or(() -> Optional.of(since)));
    }
  }

  /**
   * A run in which more has happened than a target was told.
   *
   * @param last the number of its last event
   */
  record Behind(RunId run, String runbook, Mark mark, long last) {}

  /** Counts all that has happened before as told to a target that was not there before. */
  void begin(String target);

  /** The runs in which more has happened than a target was told, oldest first. */
  List<Behind> behind(String target);

  /** The failovers that have not ended, and of which it is not known yet whether they are late. */
  List<RunId> undecided(String target);

  /** How far a target was told of something; empty where it never was. */
  Optional<Mark> find(String target, About about, String name);

  /** Writes down how far a target was told of something. */
  void put(String target, About about, String name, Mark mark);
}
