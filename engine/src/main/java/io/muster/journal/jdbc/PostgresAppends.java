// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Claim;
import io.muster.journal.jdbc.Append.Row;
import io.muster.journal.jdbc.Append.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes appends of any number of runs as one statement, which numbers and fences the events of
 * each run by its row: so a batch costs what its rows cost, and one round trip.
 */
final class PostgresAppends {

  private static final String SQL =
      """
      with given as (
        select * from unnest(cast(? as text[]), cast(? as bigint[]), cast(? as integer[]),
            cast(? as text[]), cast(? as text[]), cast(? as boolean[]), cast(? as text[]),
            cast(? as text[]))
          as g (run, epoch, more, changed, state, turns, outcome, waits)),
      fenced as (
        update muster_run r set events = r.events + g.more, changed = g.changed,
            state = coalesce(g.state, r.state),
            outcome = case when g.turns then g.outcome else r.outcome end,
            waits_until = case when g.turns then g.waits else r.waits_until end
          from given g where r.run_id = g.run and r.epoch = g.epoch
          returning r.run_id, r.epoch, r.events - g.more as before),
      written as (
        insert into muster_event (run_id, event_number, step, attempt, data)
          select f.run_id, f.before + e.number, e.step, e.attempt, e.data
            from fenced f join unnest(cast(? as text[]), cast(? as bigint[]), cast(? as integer[]),
              cast(? as text[]), cast(? as integer[]), cast(? as text[]))
              as e (run, epoch, number, step, attempt, data)
            on e.run = f.run_id and e.epoch = f.epoch)
      select run_id, epoch from fenced""";

  /**
   * The same for one run, which needs no joins: a server plans it in a fraction of the time, and
   * that is most of what a step costs that is alone.
   */
  private static final String ONE =
      """
      with fenced as (%s returning events)
      insert into muster_event (run_id, event_number, step, attempt, data)
        select ?, f.events - cast(? as bigint) + e.number, e.step, e.attempt, e.data
          from fenced f cross join unnest(cast(? as integer[]), cast(? as text[]),
            cast(? as integer[]), cast(? as text[])) as e (number, step, attempt, data)"""
          .formatted(Append.UPDATE);

  /** A row with its run and its number among those of its run. */
  private record Numbered(Claim claim, int number, Row row) {}

  /** What is set in the row of a run. */
  private record Change(Claim claim, Standing standing) {}

  /** A run and what has to hold of it. */
  private record Fence(String run, long epoch) {
    static Fence of(Claim claim) {
      return new Fence(claim.run().value(), claim.epoch());
    }
  }

  private final Connection connection;
  private final PreparedStatement statement;
  private int next;

  /**
   * @param next the first of the values that are lists
   */
  private PostgresAppends(Connection connection, PreparedStatement statement, int next) {
    this.connection = connection;
    this.statement = statement;
    this.next = next;
  }

  /**
   * @return for each of them whether it was written; false where its claim is lost
   */
  static boolean[] write(Connection connection, List<Append> appends) throws SQLException {
    if (appends.size() == 1) {
      return new boolean[] {write(connection, appends.getFirst())};
    }
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      Set<Fence> held = new PostgresAppends(connection, statement, 1).write(appends);
      boolean[] written = new boolean[appends.size()];
      for (int i = 0; i < written.length; i++) {
        written[i] = held.contains(Fence.of(appends.get(i).claim()));
      }
      return written;
    }
  }

  private static boolean write(Connection connection, Append append) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ONE)) {
      append.standing(statement);
      statement.setString(10, append.claim().run().value());
      statement.setInt(11, append.rows().size());
      PostgresAppends one = new PostgresAppends(connection, statement, 12);
      one.events(numbered(List.of(append)));
      return statement.executeUpdate() > 0;
    }
  }

  private Set<Fence> write(List<Append> appends) throws SQLException {
    Map<Fence, Append> runs = new LinkedHashMap<>();
    for (Append append : appends) {
      runs.merge(Fence.of(append.claim()), append, Append::followedBy);
    }
    List<Change> changes =
        runs.values().stream().map(it -> new Change(it.claim(), it.standing())).toList();
    set("text", changes, it -> it.claim().run().value());
    set("bigint", changes, it -> it.claim().epoch());
    set("integer", changes, it -> it.standing().more());
    set("text", changes, it -> it.standing().changed());
    set("text", changes, it -> it.standing().state());
    set("boolean", changes, it -> it.standing().turns());
    set("text", changes, it -> it.standing().outcome());
    set("text", changes, it -> it.standing().waits());
    List<Numbered> rows = numbered(runs.values());
    set("text", rows, it -> it.claim().run().value());
    set("bigint", rows, it -> it.claim().epoch());
    events(rows);
    Set<Fence> held = new HashSet<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        held.add(new Fence(row.getString(1), row.getLong(2)));
      }
    }
    return held;
  }

  private void events(List<Numbered> rows) throws SQLException {
    set("integer", rows, Numbered::number);
    set("text", rows, it -> it.row().step());
    set("integer", rows, it -> it.row().attempt());
    set("text", rows, it -> it.row().data());
  }

  private static List<Numbered> numbered(Collection<Append> runs) {
    List<Numbered> rows = new ArrayList<>();
    for (Append run : runs) {
      int number = 1;
      for (Row row : run.rows()) {
        rows.add(new Numbered(run.claim(), number++, row));
      }
    }
    return rows;
  }

  private <T> void set(String type, List<T> from, Function<T, @Nullable Object> value)
      throws SQLException {
    statement.setArray(next++, connection.createArrayOf(type, from.stream().map(value).toArray()));
  }
}
