// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Claim;
import io.muster.journal.ReplicaTakenException;
import io.muster.journal.RunExistsException;
import io.muster.journal.codec.JournalJson;
import io.muster.replica.ReplicaKey;
import io.muster.run.Happening;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import io.muster.run.StoredRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A new run: its row, what it was started with, its first event and its replicas. One that comes
 * from another journal has more events.
 */
final class Creation {

  private static final int ATTEMPTS = 5;

  /** What is written before it as one with it. */
  interface Before {
    void write(Connection connection) throws SQLException;
  }

  static final String EVENT =
      "insert into muster_event (run_id, event_number, step, attempt, data) values (?, ?, ?, ?, ?)";

  private final StoredRun run;
  private final List<ReplicaKey> replicas;
  private final String data;
  private final Claim claim;
  private final List<RunEvent> later;

  /**
   * @param events what has happened in it already, from its start on; empty for one that begins
   */
  Creation(StoredRun run, Set<ReplicaKey> replicas, String node, List<RunEvent> events) {
    this.run = run;
    // why: in one order, so that two processes never wait for each other
    this.replicas = replicas.stream().sorted().toList();
    this.data = JournalJson.write(run);
    this.claim = new Claim(run.id(), node, 1);
    this.later = events.stream().skip(1).toList();
  }

  String data() {
    return data;
  }

  /**
   * @param repeated whether it may have been written already
   */
  Claim in(Transactions transactions, boolean repeated) {
    return in(transactions, repeated, _ -> {});
  }

  /** After something else in the same transaction; it may have been written already. */
  Claim after(Transactions transactions, Before before) {
    return transactions.run(it -> Reading.start(it, run.id())).filter(data::equals).isPresent()
        ? claim
        : in(transactions, true, before);
  }

  private Claim in(Transactions transactions, boolean repeated, Before before) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.attempt(
            connection -> {
              before.write(connection);
              return insert(connection);
            });
      } catch (SQLException e) {
        if (!SqlStates.duplicate(e) || attempt == ATTEMPTS) {
          throw transactions.failure(e);
        }
        Optional<String> other = transactions.run(it -> Reading.start(it, run.id()));
        if (other.isPresent()) {
          if (repeated && other.get().equals(data)) {
            return claim;
          }
          throw new RunExistsException(run.id());
        }
        refuse(transactions.run(it -> Reading.owners(it, replicas)));
      }
    }
  }

  /** Tells of the first of these replicas that it belongs to a run. */
  static void refuse(Map<ReplicaKey, RunSummary> owners) {
    owners.entrySet().stream()
        .findFirst()
        .ifPresent(
            taken -> {
              throw new ReplicaTakenException(taken.getKey(), taken.getValue());
            });
  }

  private Claim insert(Connection connection) throws SQLException {
    row(connection);
    start(connection);
    event(connection);
    if (!later.isEmpty()) {
      later(connection);
    }
    if (!replicas.isEmpty()) {
      owners(connection);
    }
    return claim;
  }

  private void row(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_run (run_id, runbook, digest, plan, state, node, epoch, events,
              started, changed) values (?, ?, ?, ?, ?, ?, 1, 1, ?, ?)""")) {
      insert.setString(1, run.id().value());
      insert.setString(2, run.runbook().name());
      insert.setString(3, run.runbook().source().sha256());
      insert.setString(4, run.plan().name().name());
      insert.setString(5, RunState.RUNNING.name());
      insert.setString(6, claim.node());
      insert.setString(7, run.started().toString());
      insert.setString(8, run.started().toString());
      insert.executeUpdate();
    }
  }

  private void start(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into muster_start (run_id, data) values (?, ?)")) {
      insert.setString(1, run.id().value());
      insert.setString(2, data);
      insert.executeUpdate();
    }
  }

  private void event(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(EVENT)) {
      event(insert, run.id(), 1, Append.of(claim, List.of(Happening.of(run.start()))).last());
      insert.executeUpdate();
    }
  }

  /** Sets the values of {@link #EVENT}. */
  static void event(PreparedStatement insert, RunId run, long number, Append.Row row)
      throws SQLException {
    insert.setString(1, run.value());
    insert.setLong(2, number);
    insert.setString(3, row.step());
    insert.setObject(4, row.attempt(), Types.INTEGER);
    insert.setString(5, row.data());
  }

  private void later(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(Append.UPDATE);
        PreparedStatement insert = connection.prepareStatement(EVENT)) {
      Append append = Append.of(claim, later.stream().map(Happening::of).toList());
      append.standing(update);
      update.executeUpdate();
      long number = 1;
      for (Append.Row row : append.rows()) {
        number++;
        event(insert, run.id(), number, row);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void owners(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into muster_owner (site, name, run_id) values (?, ?, ?)")) {
      for (ReplicaKey replica : replicas) {
        insert.setString(1, replica.site());
        insert.setString(2, replica.name());
        insert.setString(3, run.id().value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
