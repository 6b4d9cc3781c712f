// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.Claim;
import io.muster.journal.JournalException;
import io.muster.run.RunId;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hsqldb.jdbc.JDBCDataSource;

/** HSQLDB in a folder, for one process at a time. */
final class EmbeddedDatabase implements Database {

  /**
   * With each commit on the disk before it returns (docs/adr/0006-the-journal.md). Without memory
   * mapping, which would end the process where a disk is full. The cache, in KB, has room for the
   * text of a run of a hundred thousand steps; it is filled with what is used only.
   */
  private static final String SETTINGS =
      ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.default_table_type=cached"
          + ";hsqldb.log_size=20;hsqldb.cache_size=200000;hsqldb.lock_file=false;hsqldb.nio_data_file=false";

  private final String folder;
  private final FolderLock lock;
  private final JDBCDataSource source = new JDBCDataSource();
  private final Map<RunId, Long> epochs = new ConcurrentHashMap<>();
  private final EmbeddedWriter writer = new EmbeddedWriter(this);
  private volatile boolean closed;

  private EmbeddedDatabase(Path folder, FolderLock lock) {
    this.folder = folder.toString();
    this.lock = lock;
    source.setUrl("jdbc:hsqldb:file:" + folder.resolve("db") + SETTINGS);
    source.setUser("SA");
    source.setPassword("");
  }

  static EmbeddedDatabase in(Path folder, String command) {
    Path path = folder.toAbsolutePath().normalize();
    if (path.toString().contains(";") || path.toString().contains("${")) {
      throw new JournalException(
          "the journal cannot be kept in '%s', because of the '%s' in it; use another folder with --data"
              .formatted(path, path.toString().contains(";") ? ";" : "${"),
          false,
          null);
    }
    // why: it would change the logging of the whole process
    System.setProperty("hsqldb.reconfig_logging", "false");
    try {
      Path real = Files.createDirectories(path).toRealPath();
      return new EmbeddedDatabase(real, FolderLock.on(real, command));
    } catch (IOException e) {
      throw new JournalException(
          "the journal cannot be kept in '%s': %s; make the folder writable, or use another one with --data"
              .formatted(path, reason(e)),
          false,
          e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : Objects.toString(e.getMessage(), "it cannot be used");
  }

  @Override
  public Dialect dialect() {
    return Dialect.HSQLDB;
  }

  @Override
  public Connection connect() throws SQLException {
    if (closed) {
      throw new SQLException("it has been closed", "08003");
    }
    // why: after a failure, the first connection opens the database again
    Connection connection = source.getConnection();
    SwallowedErrors.listen(connection);
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public boolean[] write(List<Append> appends) throws SQLException {
    boolean[] written = writer.write(appends);
    requireDurable();
    return written;
  }

  @Override
  public void requireDurable() throws SQLException {
    SwallowedErrors.tell();
  }

  @Override
  public void claimed(Claim claim) {
    epochs.merge(claim.run(), claim.epoch(), Math::max);
  }

  @Override
  public Optional<Long> epoch(RunId run) {
    return Optional.ofNullable(epochs.get(run));
  }

  @Override
  public JournalException failure(SQLException e) {
    if (!SqlStates.passing(e)) {
      // why: what it has in memory may differ from what is on the disk
      shutDown("SHUTDOWN IMMEDIATELY");
    }
    return Failures.embedded(folder, e);
  }

  @Override
  public void close() {
    if (!closed) {
      shutDown("SHUTDOWN");
      closed = true;
      lock.close();
    }
  }

  private void shutDown(String how) {
    if (closed) {
      return;
    }
    writer.forget();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(how);
    } catch (SQLException _) {
      // why: what was acknowledged is in its log, which is read when it is opened next
    } finally {
      SwallowedErrors.forget();
    }
  }
}
