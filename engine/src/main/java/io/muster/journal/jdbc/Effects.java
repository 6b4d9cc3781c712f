// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.replica.ReplicaState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What an event changes besides its run: states of replicas, and to whom they belong. */
final class Effects {

  private Effects() {}

  static void write(Connection connection, List<Append> appends, boolean[] written)
      throws SQLException {
    for (int i = 0; i < written.length; i++) {
      Append append = appends.get(i);
      if (written[i]) {
        for (Append.Row row : append.rows()) {
          states(connection, row.states());
        }
      }
      if (written[i] && append.givesBack()) {
        giveBack(connection, append.claim().run().value());
      }
    }
  }

  /** Replaces what is known of these replicas. */
  static void states(Connection connection, List<ReplicaState> states) throws SQLException {
    if (states.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
            connection.prepareStatement("delete from muster_replica where site = ? and name = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into muster_replica (site, name, state, restore_point, since, run_id)"
                    + " values (?, ?, ?, ?, ?, ?)")) {
      for (ReplicaState state : states) {
        delete.setString(1, state.vm().site());
        delete.setString(2, state.vm().name());
        delete.executeUpdate();
        insert.setString(1, state.vm().site());
        insert.setString(2, state.vm().name());
        insert.setString(3, state.state().name());
        insert.setString(4, state.point());
        insert.setString(5, state.since().toString());
        insert.setString(6, state.run());
        insert.executeUpdate();
      }
    }
  }

  private static void giveBack(Connection connection, String run) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from muster_owner where run_id = ?")) {
      delete.setString(1, run);
      delete.executeUpdate();
    }
  }
}
