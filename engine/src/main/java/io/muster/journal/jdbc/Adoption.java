// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What replicas were found to be, apart from any run. */
final class Adoption {

  private Adoption() {}

  /** Returns how many replicas it was about. */
  static int write(Connection connection, List<ReplicaState> found, Set<ReplicaKey> forgotten)
      throws SQLException {
    List<ReplicaKey> all = new ArrayList<>(forgotten);
    found.forEach(state -> all.add(state.vm()));
    Creation.refuse(Reading.owners(connection, all));
    Effects.states(connection, found);
    forget(connection, forgotten);
    return all.size();
  }

  private static void forget(Connection connection, Set<ReplicaKey> replicas) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from muster_replica where site = ? and name = ?")) {
      for (ReplicaKey replica : replicas) {
        delete.setString(1, replica.site());
        delete.setString(2, replica.name());
        delete.executeUpdate();
      }
    }
  }
}
