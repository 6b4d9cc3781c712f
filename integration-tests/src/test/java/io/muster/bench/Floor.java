// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import io.muster.journal.codec.JournalJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** The least that makes a step durable: one row, and nothing around it. */
final class Floor implements AutoCloseable {

  private static final String DATA =
      JournalJson.write(Workload.done(Instant.EPOCH, Workload.place(1)));

  private static final AtomicLong NUMBERS = new AtomicLong();

  /** A row that somebody waits for; the one that ends a writer is of nobody. */
  private record Row(long number, Semaphore written) {}

  private final Target target;

  Floor(Target target) throws SQLException {
    this.target = target;
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table bench_floor (run_id varchar(100), event_number bigint,"
              + " data varchar(10000), primary key (run_id, event_number))");
      connection.commit();
    }
  }

  private static PreparedStatement insert(Connection connection) throws SQLException {
    return connection.prepareStatement(
        "insert into bench_floor (run_id, event_number, data) values (?, ?, ?)");
  }

  private static void set(PreparedStatement insert, long number) throws SQLException {
    insert.setString(1, "bench");
    insert.setLong(2, number);
    insert.setString(3, DATA);
  }

  /** Each row with a commit of its own, on as many connections. */
  Timing commit(int rows, int concurrency) {
    return Timing.of(
        rows,
        concurrency,
        pieces -> {
          try (Connection connection = target.connect();
              PreparedStatement insert = insert(connection)) {
            for (int piece = pieces.take(); piece >= 0; piece = pieces.take()) {
              long begin = System.nanoTime();
              set(insert, NUMBERS.incrementAndGet());
              insert.executeUpdate();
              connection.commit();
              pieces.took(piece, System.nanoTime() - begin);
            }
          }
        });
  }

  /** One writer that commits whatever rows the others wait for. */
  Timing batch(int rows, int concurrency) {
    BlockingQueue<Row> queue = new LinkedBlockingQueue<>();
    Thread writer = Thread.ofPlatform().start(() -> write(queue));
    Timing timing =
        Timing.of(
            rows,
            concurrency,
            pieces -> {
              Semaphore written = new Semaphore(0);
              for (int piece = pieces.take(); piece >= 0; piece = pieces.take()) {
                long begin = System.nanoTime();
                queue.add(new Row(NUMBERS.incrementAndGet(), written));
                written.acquire();
                pieces.took(piece, System.nanoTime() - begin);
              }
            });
    queue.add(new Row(-1, new Semaphore(0)));
    Timing.join(writer);
    return timing;
  }

  private void write(BlockingQueue<Row> queue) {
    try (Connection connection = target.connect();
        PreparedStatement insert = insert(connection)) {
      List<Row> batch = new ArrayList<>();
      for (Row next = queue.take(); next.number() >= 0; next = queue.take()) {
        batch.add(next);
        queue.drainTo(batch);
        boolean last = batch.removeIf(row -> row.number() < 0);
        for (Row row : batch) {
          set(insert, row.number());
          insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        batch.forEach(row -> row.written().release());
        batch.clear();
        if (last) {
          return;
        }
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table bench_floor");
      connection.commit();
    }
  }
}
