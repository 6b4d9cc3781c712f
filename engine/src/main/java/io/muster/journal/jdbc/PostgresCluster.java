// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.cluster.Alone;
import io.muster.cluster.Cluster;
import io.muster.cluster.Places;
import io.muster.journal.JournalException;
import io.muster.run.RunId;
import io.muster.time.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes that know of each other by the locks of their sessions in PostgreSQL. */
final class PostgresCluster implements Cluster {

  private static final int NODE = 0x4d55_5301;
  private static final int RUN = 0x4d55_5302;

  /** How long somebody waits who finds no free place, before looking again. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);

  private interface Call<T> {
    T on(Connection session) throws SQLException;
  }

  private final PostgresDatabase database;
  private final Time time;
  private final Set<Integer> runs = new HashSet<>();
  private boolean joined;
  private @Nullable Connection session;

  /** Counts the sessions: what belongs to an earlier one is lost. */
  private long generation;

  PostgresCluster(PostgresDatabase database, Time time) {
    this.database = database;
    this.time = time;
  }

  @Override
  public synchronized void join() {
    joined = true;
    call(
        it -> {
          AdvisoryLocks.share(it, NODE, 0);
          return true;
        });
  }

  @Override
  public boolean hasNodes() {
    return call(it -> AdvisoryLocks.isTaken(it, NODE, 0));
  }

  @Override
  public synchronized Optional<Hold> hold(RunId run) {
    int number = AdvisoryLocks.number(run.value());
    if (runs.contains(number) || !call(it -> AdvisoryLocks.take(it, RUN, number))) {
      return Optional.empty();
    }
    runs.add(number);
    return Optional.of(() -> release(number));
  }

  private synchronized void release(int run) {
    runs.remove(run);
    try {
      call(
          it -> {
            AdvisoryLocks.give(it, RUN, run);
            return true;
          });
    } catch (JournalException problem) {
      LOG.debug("what was held is lost with its session", problem);
    }
  }

  @Override
  public boolean isHeld(RunId run) {
    return call(it -> AdvisoryLocks.isTaken(it, RUN, AdvisoryLocks.number(run.value())));
  }

  @Override
  public Places places(String what, int most) {
    return new Shared(AdvisoryLocks.number("places of " + what), most);
  }

  @Override
  public synchronized void renew() {
    call(
        it -> {
          try (var statement = it.createStatement()) {
            return statement.execute("select 1");
          }
        });
  }

  /** Does something in the session, in a new one where the last is lost. */
  private synchronized <T> T call(Call<T> call) {
    try {
      return call.on(session());
    } catch (SQLException e) {
      lose();
      throw database.failure(e);
    }
  }

  private Connection session() throws SQLException {
    Connection now = session;
    if (now == null) {
      now = database.session();
      session = now;
      generation++;
      if (joined) {
        AdvisoryLocks.share(now, NODE, 0);
      }
      for (int run : runs) {
        AdvisoryLocks.take(now, RUN, run);
      }
    }
    return now;
  }

  private void lose() {
    Connection lost = session;
    session = null;
    if (lost != null) {
      try {
        lost.close();
      } catch (SQLException _) {
        // why: it is given up because it failed
      }
    }
  }

  /**
   * Gives all back, so that others find it free at once and not when the server has seen the end.
   */
  @Override
  public synchronized void close() {
    Connection last = session;
    if (last != null) {
      try {
        AdvisoryLocks.giveAll(last);
      } catch (SQLException problem) {
        LOG.debug("what was held is lost with its session", problem);
      }
    }
    lose();
  }

  /** Places that are numbered locks; within a process, who came first gets one first. */
  private final class Shared implements Places {

    private final int kind;
    private final int most;
    private final Places here;
    private final Set<Integer> mine = new TreeSet<>();
    private long since;

    Shared(int kind, int most) {
      this.kind = kind;
      this.most = most;
      this.here = Alone.here(most);
    }

    @Override
    public Place take() throws InterruptedException {
      Place place = here.take();
      boolean told = false;
      while (true) {
        try {
          int slot = slot();
          if (slot != 0) {
            return () -> release(place, slot);
          }
        } catch (JournalException problem) {
          if (!told) {
            LOG.warn("no task is begun before the others can be seen: {}", problem.getMessage());
            told = true;
          }
        }
        time.sleep(PAUSE);
      }
    }

    private int slot() {
      synchronized (PostgresCluster.this) {
        return call(
            it -> {
              if (since != generation) {
                // why: they were lost with their session, and somebody else may have them now
                since = generation;
                mine.clear();
              }
              int slot = AdvisoryLocks.takeOne(it, kind, most, mine);
              if (slot != 0) {
                mine.add(slot);
              }
              return slot;
            });
      }
    }

    private void release(Place place, int slot) {
      synchronized (PostgresCluster.this) {
        if (since == generation && mine.remove(slot)) {
          try {
            call(
                it -> {
                  AdvisoryLocks.give(it, kind, slot);
                  return true;
                });
          } catch (JournalException problem) {
            LOG.debug("the place is lost with its session", problem);
          }
        }
      }
      place.release();
    }
  }
}
