// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.ClaimLostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Ends a run as a part of a larger transaction. */
final class Ending {

  private static final String INSERT =
      """
      insert into muster_event (run_id, event_number, step, attempt, data)
        select run_id, events, null, null, ? from muster_run where run_id = ?""";

  private Ending() {}

  /**
   * @throws ClaimLostException when the claim does not hold any more
   */
  static void write(Connection connection, Append end) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(Append.UPDATE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      end.standing(update);
      if (update.executeUpdate() == 0) {
        throw new ClaimLostException(end.claim());
      }
      insert.setString(1, end.last().data());
      insert.setString(2, end.claim().run().value());
      insert.executeUpdate();
    }
    Effects.write(connection, List.of(end), new boolean[] {true});
  }
}
