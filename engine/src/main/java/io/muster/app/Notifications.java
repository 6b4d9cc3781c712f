// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.app.notify.CamelCourier;
import io.muster.config.Configuration;
import io.muster.config.NotifyTarget;
import io.muster.notify.Notifier;
import io.muster.notify.Tally;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The notifications of a process that stays. Of several nodes one at a time tells a target; when it
 * dies, another one goes on.
 */
public final class Notifications implements AutoCloseable {

  private final List<NotifyTarget> targets;
  private final Records records;
  private final Tally tally;
  private final Turns turns;
  private final Optional<CamelCourier> courier;

  private Notifications(List<NotifyTarget> targets, Records records, Tally tally) {
    this.targets = targets;
    this.records = records;
    this.tally = tally;
    this.turns = new Turns(records);
    this.courier =
        targets.isEmpty() ? Optional.empty() : Optional.of(new CamelCourier(turns.time(), targets));
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
        turns.time()::now,
        server.time()::now,
        server::runbooks);
  }

  private void begin(NotifyTarget target, Notifier.Setting setting) {
    Notifier notifier = new Notifier(target, setting);
    turns.begin("notifications to " + target.name(), notifier::round);
  }

  @Override
  public void close() {
    turns.close();
    courier.ifPresent(CamelCourier::close);
  }
}
