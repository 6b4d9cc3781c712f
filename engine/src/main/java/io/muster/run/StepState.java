// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has become of a step so far.
 *
 * @param attempts how often it was begun
 * @param firstBegan when it was begun first; empty where it never was
 * @param open when the first attempt was begun of those whose end nobody has written
 * @param tasks what vCenters have begun for that attempt
 * @param changing how what it was about to change is put back
 * @param failure why it has failed for good
 * @param done what it did
 * @param waitsUntil when it goes on, where it waits for that
 */
public record StepState(
    Phase phase,
    int attempts,
    Optional<Instant> firstBegan,
    Optional<Instant> open,
    List<TaskReference> tasks,
    Optional<TakenBack> changing,
    Optional<RunEvent.StepFailed> failure,
    Optional<RunEvent.StepDone> done,
    Optional<Instant> waitsUntil) {

  /** How far it is. */
  public enum Phase {
    /** Not begun, or to be begun again. */
    OPEN,
    /** Begun, and not ended by the process that began it. */
    BEGUN,
    DONE,
    FAILED,
    SKIPPED
  }

  /** Nothing has happened to it. */
  public static final StepState NEW =
      new StepState(
          Phase.OPEN,
          0,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether nothing is left to be done. */
  public boolean isOver() {
    return phase == Phase.DONE || phase == Phase.SKIPPED || phase == Phase.FAILED;
  }

  /** Whether its effect may be there although nobody has written down its end. */
  public boolean mayHaveActed() {
    return attempts > 0 && (phase == Phase.BEGUN || phase == Phase.OPEN);
  }

  StepState begun(RunEvent.StepBegan event) {
    return new StepState(
        Phase.BEGUN,
        event.attempt(),
        firstBegan.or(() -> Optional.of(event.time())),
        open.or(() -> Optional.of(event.time())),
        open.isPresent() ? tasks : List.of(),
        changing,
        Optional.empty(),
        Optional.empty(),
        attempts == 0 ? Optional.empty() : waitsUntil);
  }

  StepState changing(TakenBack by) {
    // why: what an earlier attempt has written first is how it was before any change
    return new StepState(
        phase,
        attempts,
        firstBegan,
        open,
        tasks,
        changing.or(() -> Optional.of(by)),
        failure,
        done,
        waitsUntil);
  }

  StepState with(TaskReference task) {
    return new StepState(
        phase,
        attempts,
        firstBegan,
        open,
        Stream.concat(tasks.stream(), Stream.of(task)).toList(),
        changing,
        failure,
        done,
        waitsUntil);
  }

  StepState waiting(Instant until) {
    return new StepState(
        phase, attempts, firstBegan, open, tasks, changing, failure, done, Optional.of(until));
  }

  StepState done(RunEvent.StepDone event) {
    return new StepState(
        Phase.DONE,
        attempts,
        firstBegan,
        Optional.empty(),
        List.of(),
        changing,
        Optional.empty(),
        Optional.of(event),
        Optional.empty());
  }

  StepState failed(RunEvent.StepFailed event) {
    return event.retryIn().isPresent()
        ? in(Phase.BEGUN, Optional.empty())
        : in(Phase.FAILED, Optional.of(event));
  }

  StepState skipped() {
    return in(Phase.SKIPPED, Optional.empty());
  }

  StepState again() {
    return in(Phase.OPEN, Optional.empty());
  }

  private StepState in(Phase next, Optional<RunEvent.StepFailed> why) {
    return new StepState(
        next,
        attempts,
        firstBegan,
        Optional.empty(),
        tasks,
        changing,
        why,
        Optional.empty(),
        Optional.empty());
  }
}
