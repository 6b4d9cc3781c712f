// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.hsqldb.Session;
import org.hsqldb.jdbc.JDBCConnection;
import org.hsqldb.lib.SimpleLog;
import org.hsqldb.persist.Logger;

/**
 * Errors that HSQLDB keeps to itself. Where its log cannot be written, or does not reach the disk,
 * it says so in its event log, on the thread that commits, and lets the commit return as if all
 * were well (ScriptWriterBase.forceSync). This is that event log.
 */
final class SwallowedErrors extends SimpleLog {

  private static final ThreadLocal<IOException> LAST = new ThreadLocal<>();

  private SwallowedErrors() {
    super(null, LOG_NONE, false);
  }

  /** Listens to the database that a connection is to. */
  static void listen(Connection connection) throws SQLException {
    Session session = (Session) connection.unwrap(JDBCConnection.class).getSession();
    Logger events = session.getDatabase().logger;
    if (!(events.appLog instanceof SwallowedErrors)) {
      events.appLog = new SwallowedErrors();
    }
  }

  /** Throws what has gone wrong on this thread without being thrown. */
  static void tell() throws SQLException {
    IOException error = LAST.get();
    if (error != null) {
      forget();
      // why: the state of an input or output error
      throw new SQLException(error.getMessage(), "58030", error);
    }
  }

  static void forget() {
    LAST.remove();
  }

  @Override
  public synchronized void logContext(Throwable problem, String message, int atLevel) {
    if (problem instanceof IOException error) {
      LAST.set(error);
    }
  }
}
