// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.replica.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a step tells its run while it acts, and asks of it before it does. Whatever acts on behalf
 * of a step finds it as {@link #current()}.
 */
public interface StepRecord {

  /** That of the step that the thread is performing. */
  ScopedValue<StepRecord> CURRENT = ScopedValue.newInstance();

  /** What acts outside of any run, and is not written down. */
  StepRecord NONE =
      new StepRecord() {
        @Override
        public void requireClaim() {}

        @Override
        public void changing(TakenBack takenBackBy) {}

        @Override
        public void began(TaskReference task) {}

        @Override
        public void reached(String site, String vm, State state, String point) {}

        @Override
        public Optional<Earlier> earlier() {
          return Optional.empty();
        }

        @Override
        public Optional<TakenBack> changed() {
          return Optional.empty();
        }

        @Override
        public Instant deadline() {
          return Instant.MAX;
        }
      };

  static StepRecord current() {
    return CURRENT.orElse(NONE);
  }

  /**
   * Returns when nobody else has taken the run over; to be called right before anything is changed.
   */
  void requireClaim();

  /** Writes down how what is about to be changed will be put back. */
  void changing(TakenBack takenBackBy);

  /** Writes down a task that a vCenter has begun. */
  void began(TaskReference task);

  /**
   * Keeps a state that a replica was brought to, to be written down with the step's end.
   *
   * @param vm the name of the replica
   * @param point the restore point that it was started from; may be empty
   */
  void reached(String site, String vm, State state, String point);

  /** What attempts have left that were cut off; empty where there were none. */
  Optional<Earlier> earlier();

  /** What any attempt before has written as {@link #changing}. */
  Optional<TakenBack> changed();

  /**
   * How what is about to be changed is put back: as any attempt before has written it, since after
   * a change nobody can see how it was, and otherwise as it is now, which is written down.
   *
   * @param now how it would be put back by what can be seen; empty where nothing takes it back
   */
  default Optional<TakenBack> takenBackBy(Optional<TakenBack> now) {
    Optional<TakenBack> back = changed().or(() -> now);
    back.ifPresent(this::changing);
    return back;
  }

  /** When the attempt has to be over. */
  Instant deadline();

  /**
   * Attempts that nobody has written the end of.
   *
   * @param began when the first of them was begun
   * @param tasks those that are known to have begun
   */
  record Earlier(Instant began, List<TaskReference> tasks) {}
}
