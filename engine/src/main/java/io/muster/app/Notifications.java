// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.app.answer.Inbox;
import io.muster.app.notify.CamelCourier;
import io.muster.config.Configuration;
import io.muster.config.NotifyTarget;
import io.muster.http.Door;
import io.muster.notify.Invitations;
import io.muster.notify.Notifier;
import io.muster.notify.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final Optional<PeopleByMail> people;
  private Optional<Inbox> inbox = Optional.empty();

  private Notifications(
      List<NotifyTarget> targets, Optional<PeopleByMail> people, Records records, Tally tally) {
    this.people = people;
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
    if (configuration.isEmpty()) {
      return new Notifications(List.of(), Optional.empty(), records, tally);
    }
    Configuration read = Configuration.load(configuration.get(), new Placeholders());
    Optional<PeopleByMail> people = PeopleByMail.of(configuration.get(), read);
    List<NotifyTarget> targets = new ArrayList<>(read.targets());
    people.map(PeopleByMail::targets).ifPresent(targets::addAll);
    return new Notifications(List.copyOf(targets), people, records, tally);
  }

  /** The process goes on with runs from now on. */
  public void serves(Server server) {
    courier.map(it -> setting(server, it)).ifPresent(it -> targets.forEach(to -> begin(to, it)));
    inbox = people.flatMap(it -> it.open(server.desk(), courier));
  }

  private Notifier.Setting setting(Server server, CamelCourier by) {
    return new Notifier.Setting(
        records.journal(),
        records.noticeMarks(),
        by,
        tally,
        turns.time()::now,
        server.time()::now,
        server::runbooks,
        people.map(PeopleByMail::invitations).orElse(Invitations.NONE));
  }

  private void begin(NotifyTarget target, Notifier.Setting setting) {
    Notifier notifier = new Notifier(target, setting);
    turns.begin("notifications to " + target.name(), notifier::round);
  }

  /** Where people answer over the web who were written to; none where nobody is. */
  Optional<Door> door() {
    return people.map(PeopleByMail::door);
  }

  @Override
  public void close() {
    inbox.ifPresent(Inbox::close);
    turns.close();
    courier.ifPresent(CamelCourier::close);
  }
}
