// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.app.notify.CamelCourier;
import io.muster.cluster.Places;
import io.muster.config.Configuration;
import io.muster.config.NotifyTarget;
import io.muster.journal.JournalException;
import io.muster.notify.Notifier;
import io.muster.notify.Tally;
import io.muster.time.LiveTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifications of a process that stays. Of several nodes one at a time tells a target; when it
 * dies, another one goes on.
 */
public final class Notifications implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

  private final List<NotifyTarget> targets;
  private final Records records;
  private final Tally tally;
  private final LiveTime time = new LiveTime(InstantSource.system());
  private final Optional<CamelCourier> courier;
  private volatile boolean closed;

  private Notifications(List<NotifyTarget> targets, Records records, Tally tally) {
    this.targets = targets;
    this.records = records;
    this.tally = tally;
    this.courier =
        targets.isEmpty() ? Optional.empty() : Optional.of(new CamelCourier(time, targets));
  }

  /**
   * Those of a configuration; nothing is told before {@link #serves}.
   *
   * @param tally counts what becomes of them
   * @throws io.muster.config.ConfigurationException when they cannot be sent as it says
   */
  public static Notifications open(Optional<Path> configuration, Records records, Tally tally) {
    List<NotifyTarget> targets =
        configuration
            .map(file -> Configuration.load(file, new Placeholders()).targets())
            .orElse(List.of());
    return new Notifications(targets, records, tally);
  }

  /** The process goes on with runs from now on. */
  public void serves(Server server) {
    courier.map(it -> setting(server, it)).ifPresent(it -> targets.forEach(to -> begin(to, it)));
  }

  private Notifier.Setting setting(Server server, CamelCourier by) {
    return new Notifier.Setting(
        records.journal(),
        records.noticeMarks(),
        by,
        tally,
        time::now,
        server.time()::now,
        server::runbooks);
  }

  private void begin(NotifyTarget target, Notifier.Setting setting) {
    String name = "notifications to " + target.name();
    Notifier notifier = new Notifier(target, setting);
    Places turn = records.cluster().places(name, 1);
    time.fork(name, () -> look(notifier, turn));
  }

  private void look(Notifier notifier, Places turn) {
    try {
      Places.Place place = turn.take();
      try {
        notifier.round();
      } finally {
        place.release();
      }
    } catch (JournalException problem) {
      LOG.warn("nothing can be told before the journal is back: {}", problem.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException problem) {
      LOG.error("what has happened cannot be told now, and is tried again", problem);
    } finally {
      if (!closed) {
        var _ = time.at(time.now().plus(EVERY), () -> look(notifier, turn));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    time.close();
    courier.ifPresent(CamelCourier::close);
  }
}
