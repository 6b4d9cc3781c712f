// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the states of SQL errors mean. */
final class SqlStates {

  /** Shut down, starting, cut off, or out of some resource that others use now. */
  private static final Set<String> PASSING =
      Set.of(
          "25P03", "25P04", "40001", "40P01", "53300", "55P03", "57014", "57P01", "57P02", "57P03",
          "57P05");

  private SqlStates() {}

  /** Two transactions have met, and this one has to be repeated. */
  static boolean collision(SQLException e) {
    return of(e).equals("40001") || of(e).equals("40P01");
  }

  /** There is such a row already. */
  static boolean duplicate(SQLException e) {
    return of(e).equals("23505");
  }

  /** It is likely to pass by itself. */
  static boolean passing(SQLException e) {
    String state = of(e);
    return state.startsWith("08") || PASSING.contains(state);
  }

  /** The state of an error, or of what caused it; a pool's own errors say less. */
  static String of(SQLException e) {
    for (Throwable cause = e; cause != null; cause = inner(cause)) {
      if (cause instanceof SQLException sql && inner(sql) == null && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /** The error that says what has happened. */
  static SQLException root(SQLException e) {
    SQLException root = e;
    for (Throwable cause = e; cause != null; cause = inner(cause)) {
      if (cause instanceof SQLException sql) {
        root = sql;
      }
    }
    return root;
  }

  private static @Nullable Throwable inner(Throwable e) {
    if (e instanceof java.sql.BatchUpdateException batch && batch.getNextException() != null) {
      return batch.getNextException();
    }
    return e.getCause() instanceof SQLException cause ? cause : null;
  }
}
