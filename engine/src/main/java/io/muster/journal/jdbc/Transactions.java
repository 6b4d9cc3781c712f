// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.JournalException;
import java.sql.Connection;
import java.sql.SQLException;

/** Work on the database, each as one transaction. */
final class Transactions {

  private static final int ATTEMPTS = 5;

  /** Something that is read or written. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** The same, with a connection of its own. */
  interface Attempt<T> {
    T make() throws SQLException;
  }

  private final Database database;

  Transactions(Database database) {
    this.database = database;
  }

  <T> T run(Work<T> work) {
    try {
      return attempt(work);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  JournalException failure(SQLException e) {
    return database.failure(e);
  }

  /** The same, for those who know what an error means. */
  <T> T attempt(Work<T> work) throws SQLException {
    return retried(() -> once(work));
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = database.connect()) {
      T result = committed(connection, work);
      database.requireDurable();
      return result;
    }
  }

  static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.in(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback(connection);
      }
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException _) {
      // why: the error that led here says more
    }
  }

  /** Again, at once, when the database asks for it because two transactions met. */
  static <T> T retried(Attempt<T> attempt) throws SQLException {
    for (int number = 1; ; number++) {
      try {
        return attempt.make();
      } catch (SQLException e) {
        if (number == ATTEMPTS || !SqlStates.collision(e)) {
          throw e;
        }
      }
    }
  }
}
