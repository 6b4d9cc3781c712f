// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.GuestProgram;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Trigger;
import io.muster.runbook.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets belong into the configuration, not into a text that is kept and shown. */
final class Secrets implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Steps.all(runbook).forEach(step -> step(step, findings));
    Steps.verifications(runbook).forEach(verification -> verification(verification, findings));
    runbook.triggers().forEach(trigger -> trigger(trigger, findings));
  }

  private static void step(Step step, Findings findings) {
    Place at = new Place(step.at(), findings);
    switch (step) {
      case Step.Call call -> at.message(call.uri(), call.headers(), call.body());
      case Step.Notify notice -> {
        at.address("uri", notice.uri());
        notice.subject().ifPresent(subject -> at.text("subject", "'subject'", subject));
        notice.body().ifPresent(body -> at.text("body", "'body'", body));
      }
      case Step.Guest guest -> at.program(guest.program());
      default -> {}
    }
  }

  private static void verification(Verification verification, Findings findings) {
    Place at = new Place(verification.at(), findings);
    switch (verification) {
      case Verification.Call call -> at.message(call.uri(), call.headers(), call.body());
      case Verification.Http http -> at.address("url", http.url());
      case Verification.Guest guest -> at.program(guest.program());
      default -> {}
    }
  }

  private static void trigger(Trigger trigger, Findings findings) {
    Place at = new Place(trigger.at(), findings);
    switch (trigger) {
      case Trigger.Webhook webhook -> at.key("secret", webhook.secret());
      case Trigger.Email email -> at.address("mailbox", email.uri());
      case Trigger.From from -> at.address("uri", from.uri());
    }
  }

  /** A word whose values may be secrets. */
  private record Place(Position word, Findings findings) {

    private void message(String uri, Map<String, String> headers, Optional<Object> body) {
      address("uri", uri);
      value("headers", headers);
      body.ifPresent(it -> value("body", it));
    }

    /** The members of maps and lists, and texts. */
    private void value(String argument, Object value) {
      switch (value) {
        case Map<?, ?> members ->
            members.forEach(
                (name, member) -> {
                  if (SecretTexts.isName(name.toString()) && !(member instanceof Map)) {
                    tell(member.toString(), argument, "'" + name + "'");
                  } else {
                    value(argument, member);
                  }
                });
        case List<?> members -> members.forEach(member -> value(argument, member));
        default -> text(argument, "'" + argument + "'", value.toString());
      }
    }

    private void address(String argument, String uri) {
      SecretTexts.inAddress(uri).ifPresent(secret -> tell(secret, argument, "this address"));
    }

    private void text(String argument, String where, String text) {
      SecretTexts.inText(text).ifPresent(secret -> tell(secret, argument, where));
    }

    private void program(GuestProgram program) {
      List<String> arguments = program.args();
      for (int index = 0; index < arguments.size(); index++) {
        Optional<String> next =
            index + 1 < arguments.size() ? Optional.of(arguments.get(index + 1)) : Optional.empty();
        Position at = findings.place(word, "args", index);
        SecretTexts.inOption(arguments.get(index), next)
            .ifPresent(secret -> tell(secret, at, "the arguments of this program"));
      }
    }

    private void key(String argument, String text) {
      if (SecretTexts.isKey(text)) {
        findings.add(
            Problem.of(
                    Rule.SECRET_IN_TEXT,
                    findings.place(word, argument),
                    "this looks like the key itself")
                .hint("keep the key in the configuration and write its name, as in 'erp-hook'"));
      }
    }

    private void tell(String secret, String argument, String where) {
      tell(secret, findings.place(word, argument), where);
    }

    private void tell(String secret, Position at, String where) {
      if (!secret.contains("{{") && !secret.isBlank()) {
        findings.add(
            Problem.of(Rule.SECRET_IN_TEXT, at, "a secret is written in " + where)
                .hint("keep it in the configuration and write {{its.name}}"));
      }
    }
  }
}
