// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Journal;
import io.muster.journal.codec.JournalJson;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.replica.State;
import io.muster.run.Outcome;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import io.muster.runbook.PlanName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The queries. */
final class Reading {

  private static final String SUMMARY =
      "select r.run_id, r.runbook, r.digest, r.plan, r.state, r.outcome, r.node, r.started,"
          + " r.changed, r.waits_until from muster_run r";

  private static final Comparator<RunSummary> NEWEST_FIRST =
      Comparator.comparing(RunSummary::started).thenComparing(run -> run.id().value()).reversed();

  private Reading() {}

  /** What a run was started with, as JSON. */
  static Optional<String> start(Connection connection, RunId run) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select data from muster_start where run_id = ?")) {
      query.setString(1, run.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static List<Journal.Entry> events(Connection connection, RunId run, long after)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select event_number, data from muster_event where run_id = ? and event_number > ?"
                + " order by event_number")) {
      query.setString(1, run.value());
      query.setLong(2, after);
      List<Journal.Entry> entries = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          entries.add(new Journal.Entry(row.getLong(1), JournalJson.readEvent(row.getString(2))));
        }
      }
      return entries;
    }
  }

  static List<RunSummary> runs(Connection connection) throws SQLException {
    List<RunSummary> runs = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(SUMMARY);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        runs.add(summary(row));
      }
    }
    runs.sort(NEWEST_FIRST);
    return runs;
  }

  static Set<RunId> unfinished(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select run_id from muster_run where state in (?, ?)")) {
      query.setString(1, RunState.RUNNING.name());
      query.setString(2, RunState.WAITING.name());
      return ids(query);
    }
  }

  /** One that was moved is written down without its instant. */
  static Set<RunId> unfinished(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select run_id from muster_run where state = ?
            union all
            select run_id from muster_run where state = ? and waits_until is null
            union all
            select run_id from muster_run where state = ? and waits_until < ?""")) {
      query.setString(1, RunState.RUNNING.name());
      query.setString(2, RunState.WAITING.name());
      query.setString(3, RunState.WAITING.name());
      // why: as text, instants within one second have no order
      query.setString(4, before.truncatedTo(ChronoUnit.SECONDS).toString());
      return ids(query);
    }
  }

  private static Set<RunId> ids(PreparedStatement query) throws SQLException {
    Set<RunId> runs = new HashSet<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        runs.add(new RunId(row.getString(1)));
      }
    }
    return runs;
  }

  /** Those of the replicas that belong to a run. */
  static Map<ReplicaKey, RunSummary> owners(Connection connection, List<ReplicaKey> replicas)
      throws SQLException {
    Map<ReplicaKey, RunSummary> owners = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            SUMMARY
                + " join muster_owner o on o.run_id = r.run_id where o.site = ? and o.name = ?")) {
      for (ReplicaKey replica : replicas) {
        query.setString(1, replica.site());
        query.setString(2, replica.name());
        try (ResultSet row = query.executeQuery()) {
          if (row.next()) {
            owners.put(replica, summary(row));
          }
        }
      }
    }
    return owners;
  }

  /** All replicas that belong to a run. */
  static Map<ReplicaKey, RunId> owners(Connection connection) throws SQLException {
    Map<ReplicaKey, RunId> owners = new TreeMap<>();
    try (PreparedStatement query =
            connection.prepareStatement("select site, name, run_id from muster_owner");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        owners.put(new ReplicaKey(row.getString(1), row.getString(2)), new RunId(row.getString(3)));
      }
    }
    return owners;
  }

  static List<ReplicaState> replicas(Connection connection) throws SQLException {
    List<ReplicaState> replicas = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "select site, name, state, restore_point, since, run_id from muster_replica");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        replicas.add(
            new ReplicaState(
                new ReplicaKey(row.getString(1), row.getString(2)),
                State.valueOf(row.getString(3)),
                row.getString(4),
                Instant.parse(row.getString(5)),
                row.getString(6)));
      }
    }
    replicas.sort(Comparator.comparing(ReplicaState::vm));
    return replicas;
  }

  private static RunSummary summary(ResultSet row) throws SQLException {
    return new RunSummary(
        new RunId(row.getString(1)),
        row.getString(2),
        row.getString(3),
        PlanName.valueOf(row.getString(4)),
        RunState.valueOf(row.getString(5)),
        Optional.ofNullable(row.getString(6)).map(Outcome::valueOf),
        row.getString(7),
        Instant.parse(row.getString(8)),
        Instant.parse(row.getString(9)),
        Optional.ofNullable(row.getString(10)).map(Instant::parse));
  }
}
