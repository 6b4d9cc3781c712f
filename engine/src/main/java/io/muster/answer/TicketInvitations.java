// SPDX-License-Identifier: Apache-2.0
package io.muster.answer;

import io.muster.notify.Invitations;
import io.muster.notify.Notice;
import io.muster.notify.Notice.Fact;
import io.muster.run.People;
import io.muster.run.Question;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.StoredRun;
import io.muster.run.UnknownPersonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives each approver a ticket. Where a runbook names no approver nobody is written to: whoever may
 * answer is nobody's address.
 *
 * @param url under which answers are taken over the web; empty where they are not
 * @param replies whether replies are read
 */
public record TicketInvitations(TicketKey key, People people, Optional<String> url, boolean replies)
    implements Invitations {

  @Override
  public Optional<Notice> invite(StoredRun run, DecisionAsked asked, String person, Notice notice) {
    Question question = asked.question();
    boolean starter = question.notStarter() && people.known(run.by()).name().equals(person);
    if (starter || question.approvers().stream().noneMatch(it -> isMeant(it, person))) {
      return Optional.empty();
    }
    String token = key.token(new Ticket(run.id(), asked.step().id(), asked.time(), person));
    return Optional.of(notice.withReply(token, how(question, token)));
  }

  private boolean isMeant(String approver, String person) {
    try {
      return people.named(approver).contains(person);
    } catch (UnknownPersonException _) {
      return false;
    }
  }

  private List<Fact> how(Question question, String token) {
    List<Fact> how = new ArrayList<>();
    String choices = String.join(", ", question.choices());
    if (replies) {
      how.add(
          new Fact(
              "Reply with", "one of these words alone in the first line: %s".formatted(choices)));
    }
    url.ifPresent(it -> how.add(new Fact("Or open", it + "/answers/" + token)));
    how.add(new Fact("Your code", token + " (for you alone)"));
    return how;
  }
}
