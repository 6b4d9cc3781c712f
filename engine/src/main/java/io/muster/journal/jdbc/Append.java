// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Claim;
import io.muster.journal.codec.JournalJson;
import io.muster.replica.ReplicaState;
import io.muster.run.Happening;
import io.muster.run.Outcome;
import io.muster.run.RunEvent;
import io.muster.run.RunState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events of one run to be written, in this order, all or nothing.
 *
 * @param rows at least one
 */
record Append(Claim claim, List<Row> rows) {

  /** What events change in the row of their run. */
  private static final String CHANGE =
      """
      update muster_run set events = events + ?, changed = ?, state = coalesce(?, state),
        outcome = case when cast(? as boolean) then cast(? as varchar(16)) else outcome end,
        waits_until = case when cast(? as boolean) then cast(? as varchar(40)) else waits_until end
      where run_id = ? and\s""";

  /** The same, for who has claimed the run; the values are those of {@link #standing}. */
  static final String UPDATE = CHANGE + "epoch = ?";

  /** The same, for whoever has seen all that has happened; number 9 is how much that is. */
  static final String UPDATE_SEEN = CHANGE + "events = ?";

  /** How many values {@link #standing} sets. */
  static final int STANDING = 9;

  /**
   * An event.
   *
   * @param data the event as JSON
   */
  record Row(RunEvent event, String data, List<ReplicaState> states) {

    /** The step that an attempt begins with it. */
    @Nullable String step() {
      return event instanceof RunEvent.StepBegan began ? began.step().id().path() : null;
    }

    /** The attempt that begins with it. */
    @Nullable Integer attempt() {
      return event instanceof RunEvent.StepBegan began ? began.attempt() : null;
    }
  }

  static Append of(Claim claim, List<Happening> happened) {
    return new Append(
        claim,
        happened.stream()
            .map(it -> new Row(it.event(), JournalJson.write(it.event()), it.states()))
            .toList());
  }

  /** The last of them, by whose text the whole is known. */
  Row last() {
    return rows.getLast();
  }

  /** Whether nothing but the run and its events changes. */
  boolean plain() {
    return rows.stream().allMatch(row -> row.states().isEmpty()) && !givesBack();
  }

  /** Whether the run is over for good. */
  boolean givesBack() {
    return rows.stream()
        .map(Row::event)
        .anyMatch(
            event ->
                event instanceof RunEvent.RunEnded
                    && RunState.after(event).equals(Optional.of(RunState.ENDED)));
  }

  /** Sets the values of {@link #UPDATE}. */
  void standing(PreparedStatement update) throws SQLException {
    Optional<RunEvent> turn =
        rows.reversed().stream()
            .map(Row::event)
            .filter(event -> RunState.after(event).isPresent())
            .findFirst();
    update.setInt(1, rows.size());
    update.setString(2, last().event().time().toString());
    update.setString(3, turn.flatMap(RunState::after).map(RunState::name).orElse(null));
    update.setBoolean(4, turn.isPresent());
    update.setString(5, turn.flatMap(Append::outcome).map(Outcome::name).orElse(null));
    update.setBoolean(6, turn.isPresent());
    update.setString(
        7,
        turn.orElse(null) instanceof RunEvent.StepWaiting waiting
            ? waiting.until().toString()
            : null);
    update.setString(8, claim.run().value());
    update.setLong(STANDING, claim.epoch());
  }

  private static Optional<Outcome> outcome(RunEvent event) {
    return switch (event) {
      case RunEvent.RunEnded ended -> Optional.of(ended.outcome());
      case RunEvent.RunHalted _ -> Optional.of(Outcome.HALTED);
      default -> Optional.empty();
    };
  }
}
