// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

import io.muster.dsl.print.Secrets;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Trigger;
import java.util.Collection;
import java.util.List;

/**
 * A trigger and the runbook in which it stands.
 *
 * @param runbook its name
 */
public record Listed(String runbook, Trigger trigger) {

  /** The triggers of these runbooks, in the order of the texts. */
  public static List<Listed> in(Collection<Runbook> runbooks) {
    return runbooks.stream()
        .flatMap(book -> book.triggers().stream().map(it -> new Listed(book.name(), it)))
        .toList();
  }

  /** For people, without what is secret of an address. */
  public String words() {
    return switch (trigger) {
      case Trigger.Webhook hook -> "webhook '" + hook.name() + "'";
      case Trigger.Email mail -> "mail at '" + Secrets.hidden(mail.uri()) + "'";
      case Trigger.From from -> "messages from '" + Secrets.hidden(from.uri()) + "'";
    };
  }

  /** A word for the names of its runs. */
  String slug() {
    return switch (trigger) {
      case Trigger.Webhook hook -> hook.name();
      case Trigger.Email _ -> "mail";
      case Trigger.From _ -> "message";
    };
  }

  /** What it is known by among those of its runbook, whatever else is written of it. */
  String key() {
    return switch (trigger) {
      case Trigger.Webhook hook -> "webhook\n" + hook.name();
      case Trigger.Email mail -> "email\n" + mail.uri() + "\n" + mail.subject();
      case Trigger.From from -> "from\n" + from.uri();
    };
  }

  /** Whether a runbook still has it, word for word, wherever in its text. */
  boolean isIn(Runbook book) {
    return book.triggers().stream().anyMatch(it -> it.equals(at(it.at())));
  }

  private Trigger at(Position at) {
    return switch (trigger) {
      case Trigger.Webhook it ->
          new Trigger.Webhook(at, it.name(), it.secret(), it.runs(), it.confirm());
      case Trigger.Email it ->
          new Trigger.Email(at, it.uri(), it.allow(), it.subject(), it.runs(), it.confirm());
      case Trigger.From it -> new Trigger.From(at, it.uri(), it.when(), it.runs(), it.confirm());
    };
  }
}
