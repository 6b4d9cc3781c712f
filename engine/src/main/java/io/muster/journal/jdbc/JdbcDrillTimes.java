// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.DrillTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How far the schedules of drills are, a row each. */
final class JdbcDrillTimes implements DrillTimes {

  private final Transactions transactions;
  private final Database database;

  JdbcDrillTimes(Transactions transactions, Database database) {
    this.transactions = transactions;
    this.database = database;
  }

  @Override
  public Optional<Mark> find(String schedule) {
    return transactions.run(connection -> find(connection, schedule));
  }

  private static Optional<Mark> find(Connection connection, String schedule) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select times, decided_until from muster_drill where schedule = ?")) {
      query.setString(1, schedule);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(new Mark(row.getString(1), Instant.parse(row.getString(2))))
            : Optional.empty();
      }
    }
  }

  @Override
  public boolean move(String schedule, Optional<Mark> before, Mark after) {
    try {
      return transactions.attempt(
          connection ->
              before.isPresent()
                  ? update(connection, schedule, before.get(), after)
                  : insert(connection, schedule, after));
    } catch (SQLException e) {
      if (SqlStates.duplicate(e)) {
        return false;
      }
      throw database.failure(e);
    }
  }

  private static boolean insert(Connection connection, String schedule, Mark after)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into muster_drill (times, decided_until, schedule) values (?, ?, ?)")) {
      set(insert, schedule, after);
      return insert.executeUpdate() == 1;
    }
  }

  private static boolean update(Connection connection, String schedule, Mark before, Mark after)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update muster_drill set times = ?, decided_until = ?"
                + " where schedule = ? and times = ? and decided_until = ?")) {
      set(update, schedule, after);
      update.setString(4, before.times());
      update.setString(5, before.until().toString());
      return update.executeUpdate() == 1;
    }
  }

  private static void set(PreparedStatement statement, String schedule, Mark mark)
      throws SQLException {
    statement.setString(1, mark.times());
    statement.setString(2, mark.until().toString());
    statement.setString(3, schedule);
  }
}
