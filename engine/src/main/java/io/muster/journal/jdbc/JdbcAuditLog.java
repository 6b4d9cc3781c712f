// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.access.AuditEntry;
import io.muster.access.AuditLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain of what was done, a row each. */
final class JdbcAuditLog implements AuditLog {

  /** As many as may do something at the same moment. */
  private static final int ATTEMPTS = 200;

  private static final String SELECT =
      "select audit_number, happened, who, origin, what, about, why, outcome, previous, hash"
          + " from muster_audit";

  private static final String LAST = SELECT + " order by audit_number desc limit 1";

  private static final String AFTER =
      SELECT + " where audit_number > ? order by audit_number limit ?";

  private final Transactions transactions;

  JdbcAuditLog(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Two that come at the same moment want the same number, and one of them tries the next. */
  @Override
  public AuditEntry add(AuditEntry.Act act) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.attempt(connection -> add(connection, act));
      } catch (SQLException e) {
        boolean met = SqlStates.duplicate(e) || SqlStates.collision(e);
        if (!met || attempt == ATTEMPTS) {
          throw transactions.failure(e);
        }
      }
    }
  }

  private static AuditEntry add(Connection connection, AuditEntry.Act act) throws SQLException {
    AuditEntry entry = AuditEntry.after(last(connection), act);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into muster_audit (audit_number, happened, who, origin, what, about, why,"
                + " outcome, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, entry.number());
      insert.setString(2, act.time().toString());
      insert.setString(3, act.who());
      insert.setString(4, act.from());
      insert.setString(5, act.what());
      insert.setString(6, act.about());
      insert.setString(7, act.why());
      insert.setString(8, act.outcome());
      insert.setString(9, entry.previous());
      insert.setString(10, entry.hash());
      insert.executeUpdate();
    }
    return entry;
  }

  private static Optional<AuditEntry> last(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LAST)) {
      return read(query).stream().findFirst();
    }
  }

  @Override
  public List<AuditEntry> entries(long after, int most) {
    return transactions.run(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(AFTER)) {
            query.setLong(1, after);
            query.setInt(2, most);
            return read(query);
          }
        });
  }

  private static List<AuditEntry> read(PreparedStatement query) throws SQLException {
    List<AuditEntry> entries = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        AuditEntry.Act act =
            new AuditEntry.Act(
                Instant.parse(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
        entries.add(new AuditEntry(row.getLong(1), act, row.getString(9), row.getString(10)));
      }
    }
    return entries;
  }
}
