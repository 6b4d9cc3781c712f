// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.access.AuditLog;
import io.muster.access.RequestKeys;
import io.muster.access.Tokens;
import io.muster.cluster.Cluster;
import io.muster.journal.Claim;
import io.muster.journal.ClaimLostException;
import io.muster.journal.DrillTimes;
import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.journal.NoSuchRunException;
import io.muster.journal.NoticeMarks;
import io.muster.journal.ReplicaTakenException;
import io.muster.journal.RunExistsException;
import io.muster.journal.Seal;
import io.muster.journal.codec.JournalJson;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.run.Happening;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import io.muster.run.StoredRun;
import io.muster.time.Time;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The journal in a database. */
public final class JdbcJournal implements Journal {

  private final Database database;
  private final Transactions transactions;
  private final GroupCommit commits;
  private final Doubts doubts = new Doubts();

  JdbcJournal(Database database) {
    this.database = database;
    this.transactions = new Transactions(database);
    this.commits = new GroupCommit(database);
    try {
      transactions.run(
          connection -> {
            Schema.update(connection, database.dialect());
            return true;
          });
    } catch (JournalException e) {
      database.close();
      throw e;
    }
  }

  /**
   * The journal in a folder, for one process at a time.
   *
   * @param command what this process is doing, for those who find the folder in use
   * @throws JournalException when another process has the folder, or it cannot be used
   */
  public static JdbcJournal embedded(Path folder, String command) {
    return new JdbcJournal(EmbeddedDatabase.in(folder, command));
  }

  /**
   * The journal in PostgreSQL, for any number of processes.
   *
   * @param url such as {@code jdbc:postgresql://host/muster}
   * @param password asked for at each new connection
   * @throws JournalException when the database cannot be used
   */
  public static JdbcJournal postgres(String url, String user, Supplier<String> password) {
    return new JdbcJournal(PostgresDatabase.at(url, user, password));
  }

  @Override
  public Claim create(StoredRun run, Set<ReplicaKey> replicas, String node) {
    Creation creation = new Creation(run, replicas, node, List.of());
    boolean repeated = doubts.has(run.id(), creation.data());
    try {
      Claim claim = creation.in(transactions, repeated);
      doubts.remove(run.id(), creation.data());
      database.claimed(claim);
      return claim;
    } catch (RunExistsException | ReplicaTakenException e) {
      throw e;
    } catch (JournalException e) {
      doubts.add(run.id(), creation.data());
      throw e;
    }
  }

  @Override
  public Claim claim(RunId run, String node) {
    Claim claim =
        transactions
            .run(connection -> Claims.claim(connection, run, node))
            .orElseThrow(() -> new NoSuchRunException(run));
    database.claimed(claim);
    return claim;
  }

  @Override
  public void append(Claim claim, List<Happening> happened) {
    Append append = Append.of(claim, happened);
    String data = append.last().data();
    if (doubts.has(claim.run(), data)
        && transactions.run(connection -> Claims.hasEvent(connection, append))) {
      doubts.remove(claim.run(), data);
      return;
    }
    try {
      if (!commits.write(append)) {
        throw new ClaimLostException(claim);
      }
      doubts.remove(claim.run(), data);
    } catch (ClaimLostException e) {
      throw e;
    } catch (JournalException e) {
      if (!(e.getCause() instanceof SQLException cause && SqlStates.duplicate(cause))) {
        doubts.add(claim.run(), data);
      }
      throw e;
    }
  }

  @Override
  public boolean tell(RunId run, long seen, RunEvent event) {
    return transactions.run(connection -> Telling.write(connection, run, seen, event));
  }

  @Override
  public void follow(
      Claim claim, RunEnded end, StoredRun next, Set<ReplicaKey> replicas, String node) {
    Append append = Append.of(claim, List.of(Happening.of(end)));
    Creation creation = new Creation(next, replicas, node, List.of());
    database.claimed(creation.after(transactions, connection -> Ending.write(connection, append)));
  }

  @Override
  public boolean holds(Claim claim) {
    return database
        .epoch(claim.run())
        .orElseGet(() -> transactions.run(connection -> Claims.epoch(connection, claim.run())))
        .equals(claim.epoch());
  }

  @Override
  public Optional<StoredRun> find(RunId run) {
    return transactions.run(connection -> Reading.start(connection, run)).map(JournalJson::readRun);
  }

  @Override
  public List<Entry> events(RunId run, long after) {
    return transactions.run(connection -> Reading.events(connection, run, after));
  }

  @Override
  public List<RunSummary> runs() {
    return transactions.run(Reading::runs);
  }

  @Override
  public Set<RunId> unfinished() {
    return transactions.run(Reading::unfinished);
  }

  @Override
  public Set<RunId> unfinished(Instant before) {
    return transactions.run(connection -> Reading.unfinished(connection, before));
  }

  @Override
  public List<ReplicaState> replicas() {
    return transactions.run(Reading::replicas);
  }

  @Override
  public Map<ReplicaKey, RunId> owners() {
    return transactions.run(Reading::owners);
  }

  @Override
  public void adopt(List<ReplicaState> found, Set<ReplicaKey> forgotten) {
    transactions.run(connection -> Adoption.write(connection, found, forgotten));
  }

  @Override
  public void restore(StoredRun run, String node, Set<ReplicaKey> replicas, List<RunEvent> events) {
    boolean over = RunHistory.of(events).state() == RunState.ENDED;
    new Creation(run, over ? Set.of() : replicas, node, events).in(transactions, false);
  }

  @Override
  public Seal seal(RunId run, String digest) {
    return Seals.append(transactions, run, digest);
  }

  @Override
  public List<Seal> seals() {
    return transactions.run(Seals::all);
  }

  /** How many appends wait for those that are being written. */
  int waiting() {
    return commits.waiting();
  }

  /**
   * A connection to the same database for what must fire later.
   *
   * @throws SQLException when the database cannot be reached
   */
  public Connection connectSchedule() throws SQLException {
    return database.connectSchedule();
  }

  /** How far the schedules of drills are. */
  public DrillTimes drillTimes() {
    return new JdbcDrillTimes(transactions, database);
  }

  /** How far targets of notifications were told what happens. */
  public NoticeMarks noticeMarks() {
    return new JdbcNoticeMarks(transactions);
  }

  /** Who may use the API. */
  public Tokens tokens() {
    return new JdbcTokens(transactions);
  }

  /** What was done over the API. */
  public AuditLog auditLog() {
    return new JdbcAuditLog(transactions);
  }

  /** By what requests to the API are known again. */
  public RequestKeys requestKeys() {
    return new JdbcRequestKeys(transactions);
  }

  /** What the processes that share this journal know of each other. */
  public Cluster cluster(Time time) {
    return database.cluster(time);
  }

  @Override
  public boolean isShared() {
    return database.dialect() == Dialect.POSTGRESQL;
  }

  @Override
  public void close() {
    database.close();
  }
}
