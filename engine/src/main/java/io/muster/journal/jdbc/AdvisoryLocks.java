// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.zip.CRC32;

/**
 * PostgreSQL's advisory locks of one session, by a kind and a number. They end with the session,
 * which is how the others learn that a process has ended.
 */
final class AdvisoryLocks {

  private AdvisoryLocks() {}

  /** A number for a name. */
  static int number(String name) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return (int) (sum.getValue() & 0x7fff_ffff);
  }

  static void share(Connection session, int kind, int number) throws SQLException {
    query(session, "select pg_advisory_lock_shared(?, ?)", kind, number);
  }

  static boolean take(Connection session, int kind, int number) throws SQLException {
    return query(session, "select pg_try_advisory_lock(?, ?)", kind, number);
  }

  static void give(Connection session, int kind, int number) throws SQLException {
    query(session, "select pg_advisory_unlock(?, ?)", kind, number);
  }

  static void giveAll(Connection session) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement("select pg_advisory_unlock_all()")) {
      statement.execute();
    }
  }

  /** Whether any session has a lock. */
  static boolean isTaken(Connection session, int kind, int number) throws SQLException {
    return query(
        session,
        """
        select exists (select 1 from pg_locks l join pg_database d on d.oid = l.database
          where d.datname = current_database() and l.locktype = 'advisory' and l.granted
          and l.classid = ?::bigint::oid and l.objid = ?::bigint::oid and l.objsubid = 2)""",
        kind,
        number);
  }

  /**
   * Takes the first free one of the numbers from 1 on.
   *
   * @param mine those that this session has; it would get them again
   * @return zero where none is free
   */
  static int takeOne(Connection session, int kind, int most, Collection<Integer> mine)
      throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            // why: only a case is sure to be evaluated in this order
            "select slot from generate_series(1, ?) slot where case when slot <> all (?)"
                + " then pg_try_advisory_lock(?, slot) else false end limit 1")) {
      statement.setInt(1, most);
      statement.setArray(2, session.createArrayOf("integer", mine.toArray()));
      statement.setInt(3, kind);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  private static boolean query(Connection session, String sql, int kind, int number)
      throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setInt(1, kind);
      statement.setInt(2, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            && row.getMetaData().getColumnTypeName(1).equals("bool")
            && row.getBoolean(1);
      }
    }
  }
}
