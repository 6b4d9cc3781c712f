// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.answer.MailAnswers;
import io.muster.answer.TicketAnswers;
import io.muster.answer.TicketInvitations;
import io.muster.answer.TicketKey;
import io.muster.app.answer.AnswerPages;
import io.muster.app.answer.Inbox;
import io.muster.config.AnswerSettings;
import io.muster.config.Configuration;
import io.muster.config.NotifyTarget;
import io.muster.config.NotifyTarget.Addressee;
import io.muster.config.NotifyTarget.Form;
import io.muster.engine.Desk;
import io.muster.http.Door;
import io.muster.journal.Seal;
import io.muster.mail.ReceivedMail;
import io.muster.notify.Courier;
import io.muster.notify.Invitations;
import io.muster.notify.Letter;
import io.muster.notify.NotDeliveredException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to people what runs ask them, and takes what they reply. */
final class PeopleByMail {

  private static final Logger LOG = LoggerFactory.getLogger(PeopleByMail.class);

  private final AnswerSettings settings;
  private final ConfiguredPeople people;
  private final TicketKey key;
  private final AtomicReference<@Nullable TicketAnswers> answers = new AtomicReference<>();

  private PeopleByMail(AnswerSettings settings, ConfiguredPeople people) {
    this.settings = settings;
    this.people = people;
    this.key = new TicketKey(settings::key);
  }

  /** Those of a configuration; empty where it says nothing of it. */
  static Optional<PeopleByMail> of(Path file, Configuration configuration) {
    return configuration
        .answers()
        .map(it -> new PeopleByMail(it, new ConfiguredPeople(file, configuration.people())));
  }

  /** One for each person who has an address. */
  List<NotifyTarget> targets() {
    return settings.mail().stream()
        .flatMap(
            uri ->
                people.settings().mails().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(it -> new Addressee(it.getKey(), it.getValue().getFirst()))
                    .map(it -> NotifyTarget.person(it, uri)))
        .toList();
  }

  Invitations invitations() {
    return new TicketInvitations(key, people, settings.url(), settings.inbox().isPresent());
  }

  /** Takes answers over the web, once {@link #open} has been called. */
  Door door() {
    return Door.service(new AnswerPages(key, () -> Optional.ofNullable(answers.get())));
  }

  /**
   * Begins to take answers.
   *
   * @param courier takes what is said to those who reply
   * @return where replies are read; empty where nobody replies
   */
  Optional<Inbox> open(Desk desk, Optional<? extends Courier> courier) {
    TicketAnswers taking = new TicketAnswers(desk);
    answers.set(taking);
    MailAnswers replies = new MailAnswers(key, taking, people);
    return settings
        .inbox()
        .map(
            uri ->
                Inbox.open(
                    uri,
                    replies,
                    (to, subject, text) -> courier.ifPresent(it -> say(it, to, subject, text))));
  }

  private void say(Courier courier, ReceivedMail to, String subject, String text) {
    if (settings.mail().isEmpty() || to.sender().isEmpty()) {
      return;
    }
    NotifyTarget target =
        new NotifyTarget("answers", settings.mail().get(), Set.of(), Form.MAIL, Set.of());
    String key = Seal.sha256("reply\n" + to.answered() + "\n" + text).substring(0, 32);
    try {
      courier.deliver(
          target,
          new Letter(
              key,
              "Muster: " + subject,
              "text/plain; charset=UTF-8",
              text + "\n",
              Optional.empty(),
              to.sender()));
    } catch (NotDeliveredException problem) {
      LOG.warn("whoever has answered by mail is not told '{}': {}", subject, problem.getMessage());
    }
  }
}
