// SPDX-License-Identifier: Apache-2.0
package io.muster.app.answer;

import io.muster.answer.Ticket;
import io.muster.answer.TicketAnswers;
import io.muster.answer.TicketKey;
import io.muster.engine.RunRefusedException;
import io.muster.http.BodyException;
import io.muster.http.Call;
import io.muster.http.Reply;
import io.muster.http.Service;
import io.muster.journal.JournalException;
import io.muster.run.RunEvent.DecisionAnswered;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A page for each link that people were sent, at {@code /answers/TOKEN}. Looking at it answers
 * nothing: programs look at the links in mails too.
 */
public final class AnswerPages implements Service {

  private static final int LONGEST_BODY = 4 << 10;

  private static final int LONGEST_REASON = 300;

  private final TicketKey key;
  private final Supplier<Optional<TicketAnswers>> answers;

  /**
   * @param answers empty while the process begins
   */
  public AnswerPages(TicketKey key, Supplier<Optional<TicketAnswers>> answers) {
    this.key = key;
    this.answers = answers;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    List<String> path = call.path();
    return path.size() == 2 && path.getFirst().equals("answers")
        ? Optional.of(page(call, path.getLast()))
        : Optional.empty();
  }

  private Reply page(Call call, String token) {
    Optional<Ticket> ticket = key.ticket(token);
    if (ticket.isEmpty()) {
      return AnswerPage.said(
          404, "This is no link of Muster", "Open it as it stands in the mail that you were sent.");
    }
    Optional<TicketAnswers> there = answers.get();
    if (there.isEmpty()) {
      return AnswerPage.said(503, "Muster is starting", "Open this page again in a moment.");
    }
    try {
      return switch (call.method()) {
        case "GET" -> AnswerPage.asked(there.get().question(ticket.get()), ticket.get());
        case "POST" -> answered(call, there.get(), ticket.get());
        default -> AnswerPage.said(405, "This cannot be done", "Open the link in a browser.");
      };
    } catch (RunRefusedException e) {
      return AnswerPage.said(409, "Your answer does not count", String.valueOf(e.getMessage()));
    } catch (BodyException e) {
      return AnswerPage.said(400, "Your answer does not count", String.valueOf(e.getMessage()));
    } catch (JournalException e) {
      return AnswerPage.said(
          503, "Your answer is not taken yet", e.getMessage() + "; send it again");
    }
  }

  private static Reply answered(Call call, TicketAnswers answers, Ticket ticket) {
    Map<String, String> form = form(call.body(LONGEST_BODY));
    String reason = form.getOrDefault("reason", "").replaceAll("\\s+", " ").strip();
    DecisionAnswered answer =
        answers.answer(
            ticket,
            form.getOrDefault("choice", ""),
            reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
            "by a link");
    return AnswerPage.said(
        200,
        "Your answer counts: " + answer.choice(),
        answer.decided()
            ? "Run '%s' is decided.".formatted(ticket.run())
            : "More people have to say the same about run '%s'.".formatted(ticket.run()));
  }

  private static Map<String, String> form(byte[] body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      String[] parts = pair.split("=", 2);
      form.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return form;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
