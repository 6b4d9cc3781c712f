// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.NoticeMarks;
import io.muster.run.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far targets of notifications were told, a row each. */
final class JdbcNoticeMarks implements NoticeMarks {

  private static final String BEHIND =
      """
      select r.run_id, r.runbook, coalesce(n.told, 0), n.failing_since, r.events
      from muster_run r
      left join muster_notice n on n.target = ? and n.about = 'RUN' and n.name = r.run_id
      where r.events > coalesce(n.told, 0)
      order by r.started, r.run_id""";

  private static final String UNDECIDED =
      """
      select r.run_id from muster_run r
      where r.state <> 'ENDED' and r.plan in ('FAILOVER', 'PLANNED_FAILOVER')
        and not exists (select n.told from muster_notice n
          where n.target = ? and n.about = 'LATE' and n.name = r.run_id
            and n.failing_since is null)""";

  private final Transactions transactions;

  JdbcNoticeMarks(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void begin(String target) {
    if (find(target, About.TARGET, "").isEmpty()) {
      transactions.run(
          connection -> {
            pass(connection, target);
            write(connection, target, About.TARGET, "", Mark.at(0));
            return true;
          });
    }
  }

  private static void pass(Connection connection, String target) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into muster_notice (target, about, name, told)"
                + " select cast(? as varchar(1000)), 'RUN', run_id, events from muster_run")) {
      insert.setString(1, target);
      insert.executeUpdate();
    }
  }

  @Override
  public List<Behind> behind(String target) {
    return transactions.run(connection -> behind(connection, target));
  }

  private static List<Behind> behind(Connection connection, String target) throws SQLException {
    List<Behind> behind = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(BEHIND)) {
      query.setString(1, target);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Mark mark = mark(row.getLong(3), row.getString(4));
          RunId run = new RunId(row.getString(1));
          behind.add(new Behind(run, row.getString(2), mark, row.getLong(5)));
        }
      }
    }
    return behind;
  }

  @Override
  public List<RunId> undecided(String target) {
    return transactions.run(connection -> undecided(connection, target));
  }

  private static List<RunId> undecided(Connection connection, String target) throws SQLException {
    List<RunId> runs = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(UNDECIDED)) {
      query.setString(1, target);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          runs.add(new RunId(row.getString(1)));
        }
      }
    }
    return runs;
  }

  @Override
  public Optional<Mark> find(String target, About about, String name) {
    return transactions.run(connection -> find(connection, target, about, name));
  }

  private static Optional<Mark> find(Connection connection, String target, About about, String name)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select told, failing_since from muster_notice"
                + " where target = ? and about = ? and name = ?")) {
      query.setString(1, target);
      query.setString(2, about.name());
      query.setString(3, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(mark(row.getLong(1), row.getString(2))) : Optional.empty();
      }
    }
  }

  private static Mark mark(long told, @Nullable String failingSince) {
    return new Mark(told, Optional.ofNullable(failingSince).map(Instant::parse));
  }

  @Override
  public void put(String target, About about, String name, Mark mark) {
    transactions.run(
        connection -> {
          write(connection, target, about, name, mark);
          return true;
        });
  }

  private static void write(
      Connection connection, String target, About about, String name, Mark mark)
      throws SQLException {
    if (!change(
        connection,
        "update muster_notice set told = ?, failing_since = ?"
            + " where target = ? and about = ? and name = ?",
        target,
        about,
        name,
        mark)) {
      change(
          connection,
          "insert into muster_notice (told, failing_since, target, about, name)"
              + " values (?, ?, ?, ?, ?)",
          target,
          about,
          name,
          mark);
    }
  }

  private static boolean change(
      Connection connection, String sql, String target, About about, String name, Mark mark)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setLong(1, mark.told());
      change.setString(2, mark.failingSince().map(Instant::toString).orElse(null));
      change.setString(3, target);
      change.setString(4, about.name());
      change.setString(5, name);
      return change.executeUpdate() == 1;
    }
  }
}
