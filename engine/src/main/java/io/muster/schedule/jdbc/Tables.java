// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Quartz's tables, made by its own scripts where they are missing. */
final class Tables {

  /** What databases say of a table that is not there. */
  private static final Set<String> NO_TABLE = Set.of("42501", "42P01");

  private static final String NEXT =
      "create index if not exists idx_qrtz_t_nft_st"
          + " on qrtz_triggers (sched_name, trigger_state, next_fire_time)";

  private Tables() {}

  static void create(Connection connection, QuartzStore.Dialect dialect) throws SQLException {
    if (areThere(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      if (dialect == QuartzStore.Dialect.POSTGRESQL) {
        // why: another process may do the same at this moment
        statement.execute("select pg_advisory_xact_lock(776573746573)");
      }
      if (!areThere(connection)) {
        for (String sql : statements(dialect)) {
          statement.execute(sql);
        }
        if (dialect == QuartzStore.Dialect.HSQLDB) {
          // why: its script has no index, and Quartz asks for the next of all triggers at each one
          statement.execute(NEXT);
        }
      }
      connection.commit();
    }
  }

  private static boolean areThere(Connection connection) throws SQLException {
    // why: in PostgreSQL an error ends the transaction, and with it the lock
    java.sql.Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1 from qrtz_locks where 1 = 0");
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (NO_TABLE.contains(e.getSQLState())) {
        connection.rollback(before);
        return false;
      }
      throw e;
    }
  }

  /** The script makes tables anew, so what drops them is left out. */
  private static List<String> statements(QuartzStore.Dialect dialect) {
    String script =
        script(dialect).replaceAll("(?m)^\\s*(--|#).*$", "").replaceAll("(?s)/\\*.*?\\*/", "");
    if (dialect == QuartzStore.Dialect.HSQLDB) {
      // why: each blob has a file block of 32 KB to itself, and a job and its trigger have one each
      script = script.replaceAll("\\bBLOB\\b", "VARBINARY(1000000)");
    }
    return Arrays.stream(script.split(";"))
        .map(String::strip)
        .filter(sql -> sql.toLowerCase(Locale.ROOT).startsWith("create"))
        .toList();
  }

  private static String script(QuartzStore.Dialect dialect) {
    String name = "/org/quartz/impl/jdbcjobstore/" + dialect.script();
    try (InputStream script = org.quartz.Scheduler.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException("this Quartz has no " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
