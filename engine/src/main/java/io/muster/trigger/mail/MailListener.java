// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.mail;

import io.muster.config.MailTrust;
import io.muster.mail.MailReading;
import io.muster.mail.ReceivedMail;
import io.muster.runbook.Trigger;
import io.muster.trigger.Accepting;
import io.muster.trigger.Bucket;
import io.muster.trigger.Listed;
import io.muster.trigger.MalformedMessageException;
import io.muster.trigger.Message;
import io.muster.trigger.NotNowException;
import io.muster.trigger.RefusalLines;
import io.muster.trigger.Reply;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.MailMessage;

/**
 * Takes the mails of one trigger. A mail counts as read when its run is written down or it was
 * refused for good; what cannot be taken now is read again.
 */
public final class MailListener implements Processor {

  private static final int AT_ONCE = 10;

  private static final Duration EACH = Duration.ofSeconds(10);

  private final Listed listed;
  private final Trigger.Email trigger;
  private final Set<String> parameters;
  private final MailTrust trust;
  private final Accepting accepting;
  private final InstantSource clock;
  private final Bucket room;
  private final RefusalLines refusals;

  /**
   * @param parameters the names of those of the runbook
   * @param clock of this machine
   * @param told a line for each mail that is refused
   */
  public MailListener(
      Listed listed,
      Trigger.Email trigger,
      Set<String> parameters,
      MailTrust trust,
      Accepting accepting,
      InstantSource clock,
      Consumer<String> told) {
    this.listed = listed;
    this.trigger = trigger;
    this.parameters = Set.copyOf(parameters);
    this.trust = trust;
    this.accepting = accepting;
    this.clock = clock;
    this.room = new Bucket(AT_ONCE, EACH, clock);
    this.refusals = new RefusalLines(told, clock);
  }

  @Override
  public void process(Exchange exchange) throws MessagingException, IOException {
    if (exchange.getMessage() instanceof MailMessage message) {
      take(MailReading.of(message.getOriginalMessage()));
    }
  }

  private void take(ReceivedMail mail) {
    MailOrder order = new MailOrder(trigger, trust, mail);
    if (!order.isMeant()) {
      return;
    }
    Optional<String> refusal = order.refusal(clock.instant());
    if (refusal.isPresent()) {
      refused(refusal.get());
      return;
    }
    if (!room.take()) {
      throw new NotNowException("too many mails in a short time");
    }
    try {
      Reply reply =
          accepting.accept(
              new Message(
                  listed, order.id(), mail.sender().orElseThrow(), order.parameters(parameters)));
      if (reply instanceof Reply.Refused(Reply.Reason reason, String sentence)
          && (reason == Reply.Reason.UNAVAILABLE || reason == Reply.Reason.TOO_MANY)) {
        throw new NotNowException(sentence);
      }
    } catch (MalformedMessageException malformed) {
      refused(String.valueOf(malformed.getMessage()));
    }
  }

  private void refused(String why) {
    refusals.tell("%s: a mail was refused: %s".formatted(listed.words(), why));
  }
}
