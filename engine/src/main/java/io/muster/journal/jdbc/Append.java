// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Claim;
import io.muster.replica.ReplicaState;
import io.muster.run.Outcome;
import io.muster.run.RunEvent;
import io.muster.run.RunState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/**
 * One event to be written.
 *
 * @param data the event as JSON
 */
record Append(Claim claim, RunEvent event, String data, List<ReplicaState> states) {

  /** What an event changes in the row of its run. */
  private static final String CHANGE =
      """
      update muster_run set events = events + 1, changed = ?, state = coalesce(?, state),
        outcome = case when cast(? as boolean) then cast(? as varchar(16)) else outcome end,
        waits_until = case when cast(? as boolean) then cast(? as varchar(40)) else waits_until end
      where run_id = ? and\s""";

  /** The same, for who has claimed the run; the values are those of {@link #standing}. */
  static final String UPDATE = CHANGE + "epoch = ?";

  /** The same, for whoever has seen all that has happened; number 8 is how much that is. */
  static final String UPDATE_SEEN = CHANGE + "events = ?";

  /** Whether nothing but the run and its event changes. */
  boolean plain() {
    return states.isEmpty() && !givesBack();
  }

  /** Whether the run is over for good. */
  boolean givesBack() {
    return event instanceof RunEvent.RunEnded
        && RunState.after(event).equals(Optional.of(RunState.ENDED));
  }

  /** Sets the values of {@link #UPDATE}; the next one is number 9. */
  void standing(PreparedStatement update) throws SQLException {
    Optional<RunState> state = RunState.after(event);
    update.setString(1, event.time().toString());
    update.setString(2, state.map(RunState::name).orElse(null));
    update.setBoolean(3, state.isPresent());
    update.setString(4, outcome().map(Outcome::name).orElse(null));
    update.setBoolean(5, state.isPresent());
    update.setString(
        6, event instanceof RunEvent.StepWaiting waiting ? waiting.until().toString() : null);
    update.setString(7, claim.run().value());
    update.setLong(8, claim.epoch());
  }

  /** Sets step, attempt and data. */
  void content(PreparedStatement insert, int first) throws SQLException {
    if (event instanceof RunEvent.StepBegan began) {
      insert.setString(first, began.step().id().path());
      insert.setInt(first + 1, began.attempt());
    } else {
      insert.setNull(first, Types.VARCHAR);
      insert.setNull(first + 1, Types.INTEGER);
    }
    insert.setString(first + 2, data);
  }

  private Optional<Outcome> outcome() {
    return switch (event) {
      case RunEvent.RunEnded ended -> Optional.of(ended.outcome());
      case RunEvent.RunHalted _ -> Optional.of(Outcome.HALTED);
      default -> Optional.empty();
    };
  }
}
