// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Trigger;
import java.util.regex.Pattern;

/** Triggers differ, and what starts them can happen. */
final class Triggers implements Check {

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
  private static final Pattern SENDER = Pattern.compile("[^@\\s]*@[^@\\s]+");

  @Override
  public void check(Runbook runbook, Findings findings) {
    First webhooks = new First(Rule.DUPLICATE_TRIGGER, "give one of them another name", findings);
    First mails = new First(Rule.DUPLICATE_TRIGGER, "give one of them another subject", findings);
    for (Trigger trigger : runbook.triggers()) {
      switch (trigger) {
        case Trigger.Webhook webhook -> webhook(webhook, webhooks, findings);
        case Trigger.Email email -> email(email, mails, findings);
        case Trigger.From from -> from(from, findings);
      }
    }
  }

  private static void webhook(Trigger.Webhook webhook, First webhooks, Findings findings) {
    Position place = findings.place(webhook.at(), "name");
    String name = webhook.name();
    webhooks.use(name, place, "webhook '" + name + "' is already declared");
    if (!SEGMENT.matcher(name).matches() || name.chars().allMatch(it -> it == '.')) {
      findings.add(
          Problem.of(Rule.INVALID_NAME, place, "'" + name + "' cannot be the name of a webhook")
              .hint("it is the last part of its address: letters, digits, '-', '_', '.' and '~'"));
    }
    Names.present(findings.place(webhook.at(), "secret"), webhook.secret(), "a key", findings);
  }

  private static void email(Trigger.Email email, First mails, Findings findings) {
    Position subject = findings.place(email.at(), "subject");
    if (email.subject().isBlank()) {
      tell(
          subject,
          "the subject is empty, and every mail would start the plan",
          "say what it has to be, as in subject: 'FAILOVER ERP'",
          findings);
    } else {
      mails.use(
          email.uri() + " " + email.subject(),
          email.subject(),
          subject,
          "a mail with this subject in this mailbox is already a trigger");
    }
    if (email.allow().isEmpty()) {
      tell(
          findings.place(email.at(), "allow"),
          "nobody may send this mail",
          "name senders or their domains, as in allow: ['noc@example.com', '@example.com']",
          findings);
    }
    int index = 0;
    for (String sender : email.allow()) {
      Position place = findings.place(email.at(), "allow", index++);
      if (!SENDER.matcher(sender).matches()) {
        tell(
            place,
            "'" + sender + "' is no sender",
            "write an address such as noc@example.com, or a domain such as @example.com",
            findings);
      }
    }
  }

  private static void from(Trigger.From from, Findings findings) {
    Position place = findings.place(from.at(), "when");
    String when = from.when().orElse("true");
    if (when.isBlank()) {
      tell(place, "'when' is empty", "say what has to hold, or remove it", findings);
    } else if (isOpen(when)) {
      tell(
          place,
          "a '${' in 'when' has no '}'",
          "write it as in '${header.severity} == \"critical\"'",
          findings);
    }
  }

  /** Whether a placeholder begins that does not end. */
  private static boolean isOpen(String expression) {
    int open = 0;
    for (int i = 0; i < expression.length(); i++) {
      if (expression.startsWith("${", i)) {
        open++;
      } else if (expression.charAt(i) == '}' && open > 0) {
        open--;
      }
    }
    return open > 0;
  }

  private static void tell(Position place, String sentence, String hint, Findings findings) {
    findings.add(Problem.of(Rule.INVALID_TRIGGER, place, sentence).hint(hint));
  }
}
