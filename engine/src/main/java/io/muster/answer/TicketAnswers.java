// SPDX-License-Identifier: Apache-2.0
package io.muster.answer;

import io.muster.engine.Desk;
import io.muster.engine.RunRefusedException;
import io.muster.run.Actor;
import io.muster.run.Answering;
import io.muster.run.Decided;
import io.muster.run.Question;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunHistory;
import java.util.Optional;

/** Answers with tickets, whichever way they come. */
public final class TicketAnswers {

  private final Desk desk;

  public TicketAnswers(Desk desk) {
    this.desk = desk;
  }

  /**
   * What a ticket is for, as long as it is asked.
   *
   * @throws RunRefusedException when it is asked no more, with what was decided
   * @throws io.muster.journal.NoSuchRunException when its run is gone
   */
  public Question question(Ticket ticket) {
    Decided decision = decision(ticket);
    Optional<DecisionAsked> asked = decision.asked().filter(it -> it.time().equals(ticket.asked()));
    if (asked.isEmpty()) {
      throw refused(
          "run '%s' does not ask this any more; its last message about '%s' is the one to answer"
              .formatted(ticket.run(), ticket.step()));
    }
    decision
        .answer()
        .ifPresent(
            answer -> {
              throw refused("run '%s': %s".formatted(ticket.run(), Answering.decided(answer)));
            });
    return asked.get().question();
  }

  /**
   * Answers as the person whose ticket it is.
   *
   * @param how it came, which stands beside the reason
   * @throws RunRefusedException when it does not count
   */
  public DecisionAnswered answer(Ticket ticket, String choice, String reason, String how) {
    var _ = question(ticket);
    String why = reason.isBlank() ? how : reason + " (" + how + ")";
    return desk.answer(
        ticket.run(), Optional.of(ticket.step()), choice, new Actor(ticket.person(), why));
  }

  private Decided decision(Ticket ticket) {
    var _ = desk.find(ticket.run());
    return RunHistory.of(desk.journal().events(ticket.run())).decision(ticket.step());
  }

  private static RunRefusedException refused(String sentence) {
    return RunRefusedException.invalidState(sentence);
  }
}
