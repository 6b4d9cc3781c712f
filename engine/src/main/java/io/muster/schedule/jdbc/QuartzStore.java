// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.quartz.JobPersistenceException;
import org.quartz.impl.jdbcjobstore.HSQLDBDelegate;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.spi.JobStore;
import org.quartz.utils.DBConnectionManager;

/** Makes the job store of a process. */
public final class QuartzStore {

  private static final AtomicLong COUNT = new AtomicLong();

  /** The databases that it can be in. */
  public enum Dialect {
    /** For one process at a time. */
    HSQLDB(HSQLDBDelegate.class, "tables_hsqldb.sql"),
    /** For the nodes of a cluster. */
    POSTGRESQL(PostgreSQLDelegate.class, "tables_postgres.sql");

    private final Class<?> delegate;
    private final String script;

    Dialect(Class<?> delegate, String script) {
      this.delegate = delegate;
      this.script = script;
    }

    String script() {
      return script;
    }
  }

  private QuartzStore() {}

  /**
   * The store in a database, whose tables are made where they are missing.
   *
   * @throws JobPersistenceException when the database cannot be used
   */
  public static JobStore in(Opening database, Dialect dialect) throws JobPersistenceException {
    try (Connection connection = database.open()) {
      Tables.create(connection, dialect);
    } catch (SQLException e) {
      throw new JobPersistenceException(e.getMessage(), e);
    }
    String name = "muster-" + COUNT.incrementAndGet();
    DBConnectionManager.getInstance().addConnectionProvider(name, new StoreConnections(database));
    JobStoreTX store = new SteadyJobStore();
    store.setDataSource(name);
    store.setTablePrefix("QRTZ_");
    try {
      store.setDriverDelegateClass(dialect.delegate.getName());
    } catch (InvalidConfigurationException e) {
      throw new IllegalStateException("Quartz does not know its own " + dialect.delegate, e);
    }
    store.setUseProperties("true");
    store.setIsClustered(dialect == Dialect.POSTGRESQL);
    store.setClusterCheckinInterval(SteadyJobStore.CHECK_IN.toMillis());
    store.setDbRetryInterval(SteadyJobStore.CHECK_IN.toMillis());
    store.setAcquireTriggersWithinLock(true);
    store.setMakeThreadsDaemons(true);
    return store;
  }
}
