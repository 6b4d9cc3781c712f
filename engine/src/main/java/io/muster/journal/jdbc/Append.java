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
import java.util.stream.Stream;
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

  /**
   * The same, for who has claimed the run; the values are those of {@link
   * #standing(PreparedStatement)}.
   */
  static final String UPDATE = CHANGE + "epoch = ?";

  /** The same, for whoever has seen all that has happened; number 9 is how much that is. */
  static final String UPDATE_SEEN = CHANGE + "events = ?";

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

  /** This and another one of the same run. */
  Append followedBy(Append other) {
    return new Append(claim, Stream.concat(rows.stream(), other.rows.stream()).toList());
  }

  /**
   * What becomes of the row of the run.
   *
   * @param more how many events
   * @param changed when
   * @param state null where it stays
   * @param turns whether what follows is set
   */
  record Standing(
      int more,
      String changed,
      @Nullable String state,
      boolean turns,
      @Nullable String outcome,
      @Nullable String waits) {}

  Standing standing() {
    Optional<RunEvent> turn =
        rows.reversed().stream()
            .map(Row::event)
            .filter(event -> RunState.after(event).isPresent())
            .findFirst();
    return new Standing(
        rows.size(),
        last().event().time().toString(),
        turn.flatMap(RunState::after).map(RunState::name).orElse(null),
        turn.isPresent(),
        turn.flatMap(Append::outcome).map(Outcome::name).orElse(null),
        turn.orElse(null) instanceof RunEvent.StepWaiting waiting
            ? waiting.until().toString()
            : null);
  }

  /** Sets the values of {@link #UPDATE}. */
  void standing(PreparedStatement update) throws SQLException {
    Standing standing = standing();
    update.setInt(1, standing.more());
    update.setString(2, standing.changed());
    update.setString(3, standing.state());
    update.setBoolean(4, standing.turns());
    update.setString(5, standing.outcome());
    update.setBoolean(6, standing.turns());
    update.setString(7, standing.waits());
    update.setString(8, claim.run().value());
    update.setLong(9, claim.epoch());
  }

  private static Optional<Outcome> outcome(RunEvent event) {
    return switch (event) {
      case RunEvent.RunEnded ended -> Optional.of(ended.outcome());
      case RunEvent.RunHalted _ -> Optional.of(Outcome.HALTED);
      default -> Optional.empty();
    };
  }
}
