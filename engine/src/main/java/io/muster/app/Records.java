// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.access.AuditLog;
import io.muster.access.RequestKeys;
import io.muster.access.Tokens;
import io.muster.cluster.Cluster;
import io.muster.config.Configuration;
import io.muster.config.JournalSettings;
import io.muster.journal.DrillTimes;
import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.journal.NoticeMarks;
import io.muster.journal.jdbc.JdbcJournal;
import io.muster.run.RunState;
import io.muster.runbook.Runbook;
import io.muster.schedule.RunQueue;
import io.muster.schedule.jdbc.QuartzStore;
import io.muster.time.LiveTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a process writes runs down, and what it shares with others there. Everything is opened when
 * it is first needed: whoever only looks at replicas needs nothing of it.
 */
public final class Records implements AutoCloseable {

  private final Supplier<JdbcJournal> opening;
  private final boolean shared;
  private final String node;
  private final LiveTime time = new LiveTime(InstantSource.system());
  private final Journal journal = new LazyJournal(this::opened, it -> meters().appended(it));
  private volatile Meters meters = Meters.NONE;
  private @Nullable JdbcJournal opened;
  private boolean closed;
  private @Nullable Cluster cluster;
  private @Nullable RunQueue queue;

  private Records(Supplier<JdbcJournal> opening, boolean shared, String node) {
    this.opening = opening;
    this.shared = shared;
    this.node = node;
  }

  /**
   * In the database that a configuration names, or else in the embedded one in a folder.
   *
   * @param data the folder of the embedded one
   * @param command what this process does, for those who find the folder in use
   * @throws io.muster.config.ConfigurationException when the configuration cannot be read
   */
  public static Records open(Optional<Path> configuration, Path data, String command) {
    Optional<JournalSettings> database = settings(configuration);
    String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    return new Records(
        () ->
            database
                .map(it -> JdbcJournal.postgres(it.url(), it.user(), it::password))
                .orElseGet(() -> JdbcJournal.embedded(embedded(data), command)),
        database.isPresent(),
        host + "/" + ProcessHandle.current().pid());
  }

  /**
   * Whether there may be a journal without making it: a database that a configuration names, or the
   * folder of the embedded one.
   */
  public static boolean isThere(Optional<Path> configuration, Path data) {
    return settings(configuration).isPresent() || Files.isDirectory(embedded(data));
  }

  private static Optional<JournalSettings> settings(Optional<Path> configuration) {
    return configuration.flatMap(file -> Configuration.load(file, new Placeholders()).journal());
  }

  private static Path embedded(Path data) {
    return data.resolve("journal");
  }

  private synchronized JdbcJournal opened() {
    if (closed) {
      // why: whoever still looks at it while the process ends must not open it again
      throw new JournalException("the journal is closed; this process ends", false, null);
    }
    if (opened == null) {
      opened = opening.get();
    }
    return opened;
  }

  public Journal journal() {
    return journal;
  }

  /** Whether a run of a runbook in its lab has not ended; also where that cannot be read. */
  boolean hasUnfinished(Runbook runbook) {
    try {
      return journal.runs().stream()
          .filter(run -> run.runbook().equals(runbook.name()) && run.state() != RunState.ENDED)
          .anyMatch(run -> journal.find(run.id()).filter(it -> it.place().lab()).isPresent());
    } catch (JournalException e) {
      return true;
    }
  }

  /** Lets be measured what is done with them from now on. */
  void measure(Meters by) {
    meters = by;
  }

  /** What measures the work of this process. */
  Meters meters() {
    return meters;
  }

  /** What this process is called in the journal. */
  public String node() {
    return node;
  }

  /** Whether other processes may go on with runs that this one writes down. */
  public boolean isShared() {
    return shared;
  }

  /** How far the schedules of drills are. */
  DrillTimes drillTimes() {
    return opened().drillTimes();
  }

  /** How far targets of notifications were told what happens. */
  NoticeMarks noticeMarks() {
    return opened().noticeMarks();
  }

  /** Who may use the API. */
  public Tokens tokens() {
    return opened().tokens();
  }

  /** What was done over the API. */
  public AuditLog auditLog() {
    return opened().auditLog();
  }

  /** By what requests to the API are known again. */
  public RequestKeys requestKeys() {
    return opened().requestKeys();
  }

  /** What the processes of the journal know of each other. */
  public synchronized Cluster cluster() {
    if (cluster == null) {
      cluster = opened().cluster(time);
    }
    return cluster;
  }

  /** The runs that go on by themselves. */
  public synchronized RunQueue queue() {
    if (queue == null) {
      QuartzStore.Dialect dialect =
          shared ? QuartzStore.Dialect.POSTGRESQL : QuartzStore.Dialect.HSQLDB;
      queue = new RunQueue(opened()::connectSchedule, dialect, node);
    }
    return queue;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (queue != null) {
      queue.close();
      queue = null;
    }
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
    if (opened != null) {
      opened.close();
      opened = null;
    }
    time.close();
  }
}
