// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a step.
 *
 * @param what is done, as the language calls it
 * @param detail what was done, why it failed, or why it was skipped
 * @param tasks of vCenters, such as {@code powerOn task-68 (frankfurt)}
 * @param recoveredTo the age of the data that a replica was started with
 * @param takenBack whether its effect was taken back later in the run
 */
record StepEvidence(
    String id,
    Optional<String> group,
    Optional<String> vm,
    Kind kind,
    String what,
    boolean critical,
    State state,
    List<Attempt> attempts,
    String detail,
    List<String> tasks,
    Optional<Instant> recoveredTo,
    boolean takenBack) {

  /** What sort of step it is. */
  enum Kind {
    MACHINE,
    CHECK,
    OTHER,
    TAKING_BACK
  }

  /** How far it came. */
  enum State {
    NOT_REACHED("not reached"),
    BEGUN("begun"),
    DONE("done"),
    FAILED("failed"),
    SKIPPED("skipped");

    private final String word;

    State(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** How an attempt ended. */
  enum End {
    OPEN,
    DONE,
    FAILED,
    CUT_OFF
  }

  /**
   * One attempt.
   *
   * @param ended of one that was cut off: when the run was last heard of before it went on
   * @param waited whether it did nothing but wait for an instant
   */
  record Attempt(Instant began, Optional<Instant> ended, End end, boolean waited) {}

  /** From its first attempt to the end of its last; empty where it was not begun or has no end. */
  Optional<Duration> duration() {
    return attempts.isEmpty()
        ? Optional.empty()
        : attempts.getLast().ended().map(end -> Duration.between(attempts.getFirst().began(), end));
  }

  /** Whether its failure, if it fails, is one of the run. */
  boolean isGrave() {
    return critical || kind == Kind.TAKING_BACK;
  }

  /** Its own name in its group or plan. */
  String name() {
    return id.substring(id.lastIndexOf('/') + 1);
  }
}
