// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.muster.cluster.Cluster;
import io.muster.journal.JournalException;
import io.muster.time.Time;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, for any number of processes. */
final class PostgresDatabase implements Database {

  /**
   * Commits are durable whatever the server's default; a process that was paused in the middle of a
   * transaction does not keep its rows from the one that takes over.
   */
  private static final String SESSION =
      """
      select set_config('synchronous_commit', 'on', false)
        where current_setting('synchronous_commit') = 'off';
      set idle_in_transaction_session_timeout = '3s';
      set lock_timeout = '10s';
      set statement_timeout = '30s'""";

  /** Hosts with their ports, the database, and settings of the driver. */
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://([^/?@\\s]+)/([^/?\\s]+)(\\?\\S*)?");

  /** The server notices within seconds that the machine of a session has gone. */
  private static final String KEPT =
      """
      set tcp_keepalives_idle = 3; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3;
      set client_min_messages = 'error'""";

  private static final Map<String, String> SETTINGS =
      Map.of(
          // why: what is in a statement is nobody's business who reads the log
          "logServerErrorDetail", "false",
          "connectTimeout", "5",
          "socketTimeout", "40",
          "tcpKeepAlive", "true",
          "ApplicationName", "muster");

  private final String url;
  private final String user;
  private final Supplier<String> password;
  private final String where;
  private final HikariDataSource pool;

  /** What Quartz works with, which waits while it has connections. */
  private final AtomicReference<@Nullable HikariDataSource> schedule = new AtomicReference<>();

  private PostgresDatabase(String url, String user, Supplier<String> password, String where) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.where = where;
    this.pool = pool("journal", 8);
  }

  static PostgresDatabase at(String url, String user, Supplier<String> password) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.matches() || url.contains("password=")) {
      // why: without the text, which may have a password in it
      throw new JournalException(
          "the address of the journal's database is not of the form"
              + " 'jdbc:postgresql://host:port/database', without a password; correct it in the"
              + " configuration",
          false,
          null);
    }
    String where = "database '%s' at '%s'".formatted(address.group(2), address.group(1));
    return new PostgresDatabase(url, user, password, where);
  }

  private HikariDataSource pool(String name, int most) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setCredentialsProvider(() -> Credentials.of(user, password.get()));
    config.setAutoCommit(false);
    config.setConnectionInitSql(SESSION);
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    config.setInitializationFailTimeout(-1);
    SETTINGS.forEach(config::addDataSourceProperty);
    return new HikariDataSource(config);
  }

  /** A connection for one process as long as it lives; whoever asked for it closes it. */
  Connection session() throws SQLException {
    Properties settings = new Properties();
    settings.putAll(SETTINGS);
    settings.setProperty("user", user);
    settings.setProperty("password", password.get());
    Connection session = DriverManager.getConnection(url, settings);
    try (Statement statement = session.createStatement()) {
      statement.execute(SESSION);
      statement.execute(KEPT);
    }
    return session;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public Connection connect() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public Connection connectSchedule() throws SQLException {
    HikariDataSource source =
        Objects.requireNonNull(schedule.updateAndGet(it -> it == null ? pool("schedule", 6) : it));
    return source.getConnection();
  }

  @Override
  public Cluster cluster(Time time) {
    return new PostgresCluster(this, time);
  }

  @Override
  public boolean[] write(List<Append> appends) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      if (appends.stream().allMatch(Append::plain)) {
        // why: one statement is a transaction of its own, and saves the trip of a commit
        connection.setAutoCommit(true);
        return PostgresAppends.write(connection, appends);
      }
      return Transactions.committed(
          connection,
          it -> {
            boolean[] written = PostgresAppends.write(it, appends);
            Effects.write(it, appends, written);
            return written;
          });
    }
  }

  @Override
  public JournalException failure(SQLException e) {
    return Failures.postgres(where, e);
  }

  @Override
  public void close() {
    HikariDataSource second = schedule.getAndSet(null);
    if (second != null) {
      second.close();
    }
    pool.close();
  }
}
