// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Seal;
import io.muster.run.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain of reports. */
final class Seals {

  /** As many as may end at the same moment. */
  private static final int ATTEMPTS = 200;

  private static final String SELECT =
      "select report_number, run_id, digest, previous, hash from muster_report";

  private static final String LAST = SELECT + " order by report_number desc limit 1";

  private static final String LAST_OF_RUN =
      SELECT + " where run_id = ? order by report_number desc limit 1";

  private Seals() {}

  /** Two that come at the same moment want the same number, and one of them tries the next. */
  static Seal append(Transactions transactions, RunId run, String digest) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.attempt(connection -> append(connection, run, digest));
      } catch (SQLException e) {
        boolean met = SqlStates.duplicate(e) || SqlStates.collision(e);
        if (!met || attempt == ATTEMPTS) {
          throw transactions.failure(e);
        }
      }
    }
  }

  private static Seal append(Connection connection, RunId run, String digest) throws SQLException {
    Optional<Seal> there = lastOf(connection, run).filter(seal -> seal.digest().equals(digest));
    if (there.isPresent()) {
      return there.get();
    }
    Seal seal = Seal.after(last(connection), run, digest);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into muster_report (report_number, run_id, digest, previous, hash) values (?, ?, ?, ?, ?)")) {
      insert.setLong(1, seal.number());
      insert.setString(2, seal.run().value());
      insert.setString(3, seal.digest());
      insert.setString(4, seal.previous());
      insert.setString(5, seal.hash());
      insert.executeUpdate();
    }
    return seal;
  }

  private static Optional<Seal> last(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LAST)) {
      return read(query).stream().findFirst();
    }
  }

  private static Optional<Seal> lastOf(Connection connection, RunId run) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LAST_OF_RUN)) {
      query.setString(1, run.value());
      return read(query).stream().findFirst();
    }
  }

  static List<Seal> all(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(SELECT + " order by report_number")) {
      return read(query);
    }
  }

  private static List<Seal> read(PreparedStatement query) throws SQLException {
    List<Seal> seals = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        seals.add(
            new Seal(
                row.getLong(1),
                new RunId(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5)));
      }
    }
    return seals;
  }
}
