// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import io.muster.journal.Journal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/** PostgreSQL's driver, counting the statements that a journal sends. */
final class Counting implements Driver {

  private static final Set<String> SENDING =
      Set.of("addBatch", "execute", "executeQuery", "executeUpdate");

  private final Driver driver;
  private final AtomicLong statements = new AtomicLong();

  private Counting(Driver driver) {
    this.driver = driver;
  }

  /** The statements of a step; null where they cannot be counted. */
  static String perStep(Target target, int steps) throws SQLException {
    if (!target.isPostgresql()) {
      return "null";
    }
    Driver real = DriverManager.getDriver(target.url());
    Counting counting = new Counting(real);
    DriverManager.deregisterDriver(real);
    DriverManager.registerDriver(counting);
    try (Journal journal = target.another()) {
      return String.format(Locale.ROOT, "%.2f", counting.perStep(new Workload(journal), steps));
    } finally {
      DriverManager.deregisterDriver(counting);
      DriverManager.registerDriver(real);
    }
  }

  private double perStep(Workload workload, int steps) {
    workload.write(1, 1, 1);
    long begin = statements.get();
    workload.write(1, 1, 1);
    long one = statements.get();
    workload.write(1, steps + 1, 1);
    return (double) (statements.get() - one - (one - begin)) / steps;
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    Connection connection = driver.connect(url, info);
    if (connection == null) {
      throw new SQLException("not an address of PostgreSQL");
    }
    return counted(Connection.class, connection);
  }

  private <T> T counted(Class<T> type, T counted) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (counted instanceof Statement && SENDING.contains(method.getName())) {
                statements.incrementAndGet();
              }
              try {
                Object result = method.invoke(counted, arguments);
                return switch (result) {
                  case PreparedStatement prepared -> counted(PreparedStatement.class, prepared);
                  case Statement statement -> counted(Statement.class, statement);
                  case null, default -> result;
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return driver.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return driver.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return driver.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }
}
