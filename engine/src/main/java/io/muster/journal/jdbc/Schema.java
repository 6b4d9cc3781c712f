// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.JournalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * The tables, brought to the newest version by numbered scripts: {@code hsqldb/1.sql} and so on. A
 * script that was interrupted is run again, so each of its statements has to bear that.
 */
final class Schema {

  /** The number of the newest scripts. */
  static final int NEWEST = 6;

  /** What databases say of a table that is not there. */
  private static final Set<String> NO_TABLE = Set.of("42501", "42P01");

  private Schema() {}

  static void update(Connection connection, Dialect dialect) throws SQLException {
    int version = version(connection);
    if (version == NEWEST) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      if (dialect == Dialect.POSTGRESQL) {
        // why: another process may do the same at this moment
        statement.execute("select pg_advisory_xact_lock(776573746572)");
      }
      statement.execute("create table if not exists muster_schema (version integer primary key)");
      for (int next = version(connection) + 1; next <= NEWEST; next++) {
        for (String sql : script(dialect, next).split(";")) {
          statement.execute(sql);
        }
        statement.execute("insert into muster_schema (version) values (%d)".formatted(next));
      }
    }
  }

  /** Zero where there are no tables yet. */
  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select max(version) from muster_schema")) {
      int version = row.next() ? row.getInt(1) : 0;
      if (version > NEWEST) {
        throw new JournalException(
            "the journal was last used by a newer version of Muster (its tables have version %d, and this one knows %d); use that version"
                .formatted(version, NEWEST),
            false,
            null);
      }
      return version;
    } catch (SQLException e) {
      if (NO_TABLE.contains(SqlStates.of(e))) {
        connection.rollback();
        return 0;
      }
      throw e;
    }
  }

  private static String script(Dialect dialect, int number) {
    String name = dialect.folder() + "/" + number + ".sql";
    try (InputStream script = Schema.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException("this build has no script " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
