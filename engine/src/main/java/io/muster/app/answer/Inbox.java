// SPDX-License-Identifier: Apache-2.0
package io.muster.app.answer;

import io.muster.answer.MailAnswers;
import io.muster.answer.MailAnswers.Taken;
import io.muster.config.ConfigurationException;
import io.muster.mail.MailReading;
import io.muster.mail.ReceivedMail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mailbox to which people reply. */
public final class Inbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** Says something to whoever has written. */
  @FunctionalInterface
  public interface Replying {
    void say(ReceivedMail to, String subject, String text);
  }

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final MailAnswers answers;
  private final Replying replying;

  private Inbox(MailAnswers answers, Replying replying) {
    this.answers = answers;
    this.replying = replying;
  }

  /**
   * Begins to read it. A mail is marked as read once what is in it is written down; one that a
   * process has read when it ended is read again, and is then an answer that was given already.
   *
   * @param uri of a mailbox, for Camel
   * @throws ConfigurationException when Camel does not take it
   */
  public static Inbox open(String uri, MailAnswers answers, Replying replying) {
    Inbox inbox = new Inbox(answers, replying);
    inbox.camel.disableJMX();
    try {
      inbox.camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(uri).routeId("answers").process(inbox::take);
            }
          });
      inbox.camel.start();
      return inbox;
    } catch (Exception e) {
      inbox.close();
      // why: Camel's reason repeats the address, which may hold a secret
      throw new ConfigurationException(
          "setting 'answers.inbox': Camel does not accept this URI; look at the options of its mail component");
    }
  }

  private void take(Exchange exchange) throws MessagingException, IOException {
    if (exchange.getMessage() instanceof MailMessage message) {
      ReceivedMail mail = MailReading.of(message.getOriginalMessage());
      switch (answers.take(mail)) {
        case Taken.Answered answered -> {
          LOG.info(
              "a mail of '{}' has answered {} to run {}",
              answered.ticket().person(),
              answered.answer().choice(),
              answered.ticket().run());
          replying.say(
              mail,
              "your answer counts: " + answered.answer().choice(),
              answered.answer().decided()
                  ? "Run '%s' is decided: %s."
                      .formatted(answered.ticket().run(), answered.answer().choice())
                  : "Run '%s' has your answer; more people have to say the same."
                      .formatted(answered.ticket().run()));
        }
        case Taken.Refused refused -> {
          LOG.warn(
              "a mail of '{}' is no answer to run {}: {}",
              refused.ticket().person(),
              refused.ticket().run(),
              refused.why());
          replying.say(mail, "this is no answer", refused.why());
        }
        case Taken.Ignored ignored -> LOG.info("a mail is no answer: {}", ignored.why());
      }
    }
  }

  @Override
  public void close() {
    camel.stop();
  }
}
