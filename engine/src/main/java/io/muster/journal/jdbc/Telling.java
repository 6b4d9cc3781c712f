// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Claim;
import io.muster.run.Happening;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes what somebody says to a run without having claimed it. */
final class Telling {

  private Telling() {}

  /**
   * @return false when more has happened than was seen; nothing was written then
   */
  static boolean write(Connection connection, RunId run, long seen, RunEvent event)
      throws SQLException {
    // why: in place of the claim's number, the statement looks for the number of events
    Append append = Append.of(new Claim(run, "", seen), List.of(Happening.of(event)));
    try (PreparedStatement update = connection.prepareStatement(Append.UPDATE_SEEN);
        PreparedStatement insert = connection.prepareStatement(Creation.EVENT)) {
      append.standing(update);
      if (update.executeUpdate() == 0) {
        return false;
      }
      Creation.event(insert, run, seen + 1, append.last());
      insert.executeUpdate();
    }
    Effects.write(connection, List.of(append), new boolean[] {true});
    return true;
  }
}
