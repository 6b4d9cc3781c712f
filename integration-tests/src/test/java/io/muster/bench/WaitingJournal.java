// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import io.muster.dsl.RunbookLoader;
import io.muster.journal.Journal;
import io.muster.journal.jdbc.JdbcJournal;
import io.muster.run.Actor;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.StepId;
import io.muster.schedule.RunQueue;
import io.muster.schedule.jdbc.QuartzStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journal with runs that wait, and the configuration of nodes that go on with them. */
final class WaitingJournal implements AutoCloseable {

  private static final int CONCURRENCY = 8;

  /** Its second wait is what a run goes on to, so that no site is needed. */
  private static final Runbook RUNBOOK =
      new RunbookLoader()
          .load(
              "waiting.groovy",
              """
              runbook('waiting') {
                  sites production: 'berlin', recovery: 'frankfurt'
                  networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
                  replicas { snapshot 'web01' }
                  failover {
                      before { wait 45.seconds; wait 20.hours }
                      group('web') { vm 'web01' }
                  }
              }
              """)
          .runbook();

  private static final StepPlace WAIT =
      new StepPlace(new StepId("failover/before/wait-1"), Optional.empty(), Optional.empty());

  private static final String SITES =
      """
      site.berlin.url = https://127.0.0.1:9/sdk
      site.berlin.user = bench
      site.berlin.password = bench
      site.frankfurt.url = https://127.0.0.1:9/sdk
      site.frankfurt.user = bench
      site.frankfurt.password = bench
      """;

  private final Path folder;
  private final @Nullable EmbeddedPostgres server;

  private WaitingJournal(Path folder, @Nullable EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * An empty one.
   *
   * @param database {@code hsqldb} or {@code postgresql}
   */
  static WaitingJournal in(String database) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("waiting-runs");
    EmbeddedPostgres server = database.equals("postgresql") ? start() : null;
    WaitingJournal journal = new WaitingJournal(folder, server);
    String shared =
        server == null
            ? ""
            : "journal.url = %s\njournal.user = muster\njournal.password = bench\n"
                .formatted(url(server));
    Files.writeString(journal.configuration(), SITES + shared);
    return journal;
  }

  private static EmbeddedPostgres start() throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role muster superuser login password 'bench'");
    }
    return server;
  }

  private static String url(EmbeddedPostgres server) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  Path configuration() {
    return folder.resolve("muster.properties");
  }

  Path data() {
    return folder;
  }

  JdbcJournal open() {
    return server == null
        ? JdbcJournal.embedded(folder.resolve("journal"), "waiting-runs")
        : JdbcJournal.postgres(url(server), "muster", () -> "bench");
  }

  RunQueue queue(JdbcJournal journal) {
    QuartzStore.Dialect dialect =
        server == null ? QuartzStore.Dialect.HSQLDB : QuartzStore.Dialect.POSTGRESQL;
    return new RunQueue(journal::connectSchedule, dialect, "bench");
  }

  /**
   * Adds runs that wait until instants which are spread over a time.
   *
   * @param left whether a node has left them to wait; otherwise they begin to
   */
  void fill(String name, Instant first, Duration over, int count, boolean left) throws Exception {
    try (JdbcJournal journal = open();
        RunQueue queue = queue(journal);
        ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY)) {
      durable(journal, false);
      List<Future<?>> writing =
          IntStream.range(0, count)
              .<Future<?>>mapToObj(
                  i -> {
                    Instant until = first.plusMillis(over.toMillis() * i / count);
                    return threads.submit(() -> write(journal, queue, name + "-" + i, until, left));
                  })
              .toList();
      for (Future<?> one : writing) {
        one.get();
      }
      durable(journal, true);
    }
  }

  /** Whether a commit waits for the disk; while it is filled that takes too long. */
  private void durable(JdbcJournal journal, boolean durable) throws SQLException {
    try (Connection connection = journal.connectSchedule();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      if (server == null) {
        statement.execute("set files write delay " + !durable);
        return;
      }
      statement.execute("alter system set fsync = " + durable);
      statement.execute("select pg_reload_conf()");
      if (durable) {
        statement.execute("checkpoint");
      }
    }
  }

  private void write(Journal journal, RunQueue queue, String name, Instant until, boolean left) {
    Instant began = until.minusSeconds(45);
    RunId id = new RunId(name);
    StoredRun run =
        new StoredRun(
            id,
            RUNBOOK,
            RUNBOOK.plan(PlanName.FAILOVER),
            Map.of(),
            false,
            new StoredRun.Place(false, configuration().toString()),
            new Actor("bench", ""),
            began,
            Optional.empty());
    journal.restore(
        run,
        "bench",
        Set.of(),
        List.of(
            new RunEvent.RunStarted(began, id, RUNBOOK.name(), PlanName.FAILOVER),
            new RunEvent.StepBegan(began, WAIT, 1),
            new RunEvent.StepWaiting(began, WAIT, until)));
    if (left) {
      queue.goOn(id, until);
    } else {
      queue.goOn(id);
    }
  }

  /** By how many milliseconds the first wait of each of these runs has ended late. */
  List<Double> late(String name, int count) {
    try (JdbcJournal journal = open()) {
      return IntStream.range(0, count)
          .mapToObj(i -> late(journal.events(new RunId(name + "-" + i), 0)))
          .toList();
    }
  }

  private static double late(List<Journal.Entry> entries) {
    Instant until = Instant.MAX;
    for (Journal.Entry entry : entries) {
      if (entry.event() instanceof RunEvent.StepWaiting waiting && waiting.step().equals(WAIT)) {
        until = waiting.until();
      } else if (entry.event() instanceof RunEvent.StepDone done && done.step().equals(WAIT)) {
        return Duration.between(until, done.time()).toNanos() / 1e6;
      }
    }
    throw new IllegalStateException("a run has not gone on: " + entries);
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
