// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events with statements that are prepared once, since HSQLDB forgets them otherwise. */
final class EmbeddedWriter {

  private static final String INSERT =
      """
      insert into muster_event (run_id, event_number, step, attempt, data)
        select run_id, events - cast(? as bigint), cast(? as varchar(4000)), cast(? as integer),
          cast(? as varchar(1073741824)) from muster_run where run_id = ?""";

  private record Prepared(
      Connection connection, PreparedStatement update, PreparedStatement insert) {}

  private final Database database;
  private @Nullable Prepared prepared;

  EmbeddedWriter(Database database) {
    this.database = database;
  }

  synchronized boolean[] write(List<Append> appends) throws SQLException {
    Prepared statements = prepared();
    boolean done = false;
    try {
      boolean[] result =
          Transactions.committed(
              statements.connection(), connection -> write(connection, statements, appends));
      done = true;
      return result;
    } finally {
      if (!done) {
        forget();
      }
    }
  }

  private static boolean[] write(Connection connection, Prepared statements, List<Append> appends)
      throws SQLException {
    boolean[] written = new boolean[appends.size()];
    for (int i = 0; i < written.length; i++) {
      Append append = appends.get(i);
      append.standing(statements.update());
      written[i] = statements.update().executeUpdate() != 0;
      if (written[i]) {
        insert(statements.insert(), append);
      }
    }
    Effects.write(connection, appends, written);
    return written;
  }

  private static void insert(PreparedStatement insert, Append append) throws SQLException {
    int after = append.rows().size();
    for (Append.Row row : append.rows()) {
      after--;
      insert.setLong(1, after);
      insert.setString(2, row.step());
      insert.setObject(3, row.attempt(), Types.INTEGER);
      insert.setString(4, row.data());
      insert.setString(5, append.claim().run().value());
      insert.executeUpdate();
    }
  }

  private Prepared prepared() throws SQLException {
    Prepared now = prepared;
    if (now == null) {
      Connection connection = database.connect();
      now =
          new Prepared(
              connection,
              connection.prepareStatement(Append.UPDATE),
              connection.prepareStatement(INSERT));
      prepared = now;
    }
    return now;
  }

  /** Begins with a new connection next time. */
  synchronized void forget() {
    Prepared now = prepared;
    prepared = null;
    if (now != null) {
      try {
        now.connection().close();
      } catch (SQLException _) {
        // why: it is given up because it failed
      }
    }
  }
}
