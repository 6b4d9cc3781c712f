// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Claim;
import io.muster.run.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Who may write to a run. */
final class Claims {

  private Claims() {}

  static Optional<Claim> claim(Connection connection, RunId run, String node) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update muster_run set epoch = epoch + 1, node = ? where run_id = ?")) {
      update.setString(1, node);
      update.setString(2, run.value());
      return update.executeUpdate() == 0
          ? Optional.empty()
          : Optional.of(new Claim(run, node, epoch(connection, run)));
    }
  }

  /** Zero where there is no such run. */
  static long epoch(Connection connection, RunId run) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select epoch from muster_run where run_id = ?")) {
      query.setString(1, run.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** Whether the run has these very events, after all that was being written to it has ended. */
  static boolean hasEvent(Connection connection, Append append) throws SQLException {
    String run = append.claim().run().value();
    try (PreparedStatement lock =
            connection.prepareStatement("update muster_run set epoch = epoch where run_id = ?");
        PreparedStatement query =
            connection.prepareStatement(
                "select 1 from muster_event where run_id = ? and data = ?")) {
      lock.setString(1, run);
      lock.executeUpdate();
      query.setString(1, run);
      query.setString(2, append.last().data());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
