// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import io.muster.journal.Journal;
import io.muster.journal.jdbc.JdbcJournal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A database that holds a journal and, beside it, what it is compared with. */
final class Target implements AutoCloseable {

  private final String url;
  private final String user;
  private final String password;
  private final Journal journal;
  private final List<Closeable> afterwards;

  private Target(
      String url, String user, String password, Journal journal, List<Closeable> afterwards) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.journal = journal;
    this.afterwards = afterwards;
  }

  static Target of(String what) throws IOException {
    if (what.equals("hsqldb")) {
      Path folder = Files.createTempDirectory("durable-steps");
      Journal journal = JdbcJournal.embedded(folder, "durable-steps");
      return new Target(
          "jdbc:hsqldb:file:" + folder.resolve("db"),
          "SA",
          "",
          journal,
          List.of(() -> delete(folder)));
    }
    if (what.equals("postgresql")) {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
      return postgresql(url, "postgres", "", List.of(server));
    }
    return postgresql(
        what, setting("MUSTER_BENCH_USER"), setting("MUSTER_BENCH_PASSWORD"), List.of());
  }

  private static Target postgresql(
      String url, String user, String password, List<Closeable> afterwards) {
    Journal journal = JdbcJournal.postgres(url, user, () -> password);
    return new Target(url, user, password, journal, afterwards);
  }

  private static String setting(String name) {
    return Objects.requireNonNull(System.getenv(name), name + " is not set");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  Journal journal() {
    return journal;
  }

  /** Another journal in the same database. */
  Journal another() {
    return JdbcJournal.postgres(url, user, () -> password);
  }

  boolean isPostgresql() {
    return url.startsWith("jdbc:postgresql:");
  }

  String url() {
    return url;
  }

  /** A connection that commits when it is told to. */
  Connection connect() throws SQLException {
    String batching =
        isPostgresql() ? (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true" : "";
    Connection connection = DriverManager.getConnection(url + batching, user, password);
    connection.setAutoCommit(false);
    return connection;
  }

  /** Members of a JSON object that say what it is. */
  String described() throws SQLException {
    if (!isPostgresql()) {
      return "\"database\":\"hsqldb\",\"fsync\":\"on\"";
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet fsync = statement.executeQuery("show fsync")) {
      fsync.next();
      return "\"database\":\"postgresql\",\"fsync\":\"%s\"".formatted(fsync.getString(1));
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
    for (Closeable one : afterwards) {
      one.close();
    }
  }
}
