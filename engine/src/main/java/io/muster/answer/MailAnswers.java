// SPDX-License-Identifier: Apache-2.0
package io.muster.answer;

import io.muster.engine.RunRefusedException;
import io.muster.mail.ReceivedMail;
import io.muster.run.People;
import io.muster.run.Question;
import io.muster.run.RunEvent.DecisionAnswered;
import java.util.List;
import java.util.Optional;

/**
 * Takes replies to mails that ask. The token in the mail says what is answered and as whom; what
 * the mail says of its sender has to agree, and what was written has to be beyond doubt.
 */
public final class MailAnswers {

  /** What becomes of a mail. */
  public sealed interface Taken {

    /** It has answered. */
    record Answered(Ticket ticket, DecisionAnswered answer) implements Taken {}

    /**
     * It is no answer, and its sender is told why.
     *
     * @param why a sentence
     */
    record Refused(Ticket ticket, String why) implements Taken {}

    /**
     * It is nobody's reply, or a program has written it: nothing is said to anybody.
     *
     * @param why a sentence
     */
    record Ignored(String why) implements Taken {}
  }

  private final TicketKey key;
  private final TicketAnswers answers;
  private final People people;

  public MailAnswers(TicketKey key, TicketAnswers answers, People people) {
    this.key = key;
    this.answers = answers;
    this.people = people;
  }

  public Taken take(ReceivedMail mail) {
    if (mail.isAutomatic()) {
      return new Taken.Ignored("a program has written it");
    }
    List<Ticket> tickets = key.tickets(mail.answered());
    Optional<String> sender = mail.sender();
    if (tickets.size() != 1 || sender.isEmpty()) {
      return new Taken.Ignored(
          tickets.isEmpty()
              ? "it is no reply to a message of Muster"
              : "it is not clear what it answers, or who has written it");
    }
    Ticket ticket = tickets.getFirst();
    if (!people.name(sender.get()).equals(ticket.person())) {
      return new Taken.Ignored(
          "the message that it answers went to '%s', and it comes from somebody else"
              .formatted(ticket.person()));
    }
    return answer(ticket, mail.text());
  }

  private Taken answer(Ticket ticket, String text) {
    try {
      Question question = answers.question(ticket);
      Optional<ReplyText.Answer> answer = ReplyText.answer(text, question.choices());
      if (answer.isEmpty()) {
        return new Taken.Refused(ticket, doubt(question));
      }
      return new Taken.Answered(
          ticket, answers.answer(ticket, answer.get().choice(), answer.get().reason(), "by mail"));
    } catch (RunRefusedException e) {
      return new Taken.Refused(ticket, String.valueOf(e.getMessage()));
    }
  }

  private static String doubt(Question question) {
    return "the mail says nothing that is an answer beyond doubt; reply with one of these words alone in the first line, or with a reason after a colon: %s"
        .formatted(String.join(", ", question.choices()));
  }
}
