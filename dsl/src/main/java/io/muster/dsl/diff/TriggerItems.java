// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Secrets;
import io.muster.runbook.Runbook;
import io.muster.runbook.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What starts plans from outside. */
final class TriggerItems {

  private TriggerItems() {}

  static List<Item> of(Runbook runbook) {
    return runbook.triggers().stream().map(TriggerItems::of).toList();
  }

  private static Item of(Trigger trigger) {
    List<Aspect> aspects = new ArrayList<>(own(trigger));
    aspects.add(Aspect.of("now starts", trigger.runs(), trigger.runs().word()));
    aspects.add(
        Aspect.told(
            "confirm",
            trigger.confirm(),
            trigger.confirm()
                ? "now asks somebody before anything starts"
                : "no longer asks anybody before it starts"));
    String label = label(trigger);
    return new Item(
        Change.Kind.TRIGGER,
        trigger.getClass().getSimpleName(),
        key(trigger),
        label,
        aspects,
        label + " is new: it starts " + trigger.runs().word(),
        label + " is gone; it no longer starts " + trigger.runs().word());
  }

  private static String key(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Webhook hook -> hook.name();
      case Trigger.Email mail -> Secrets.hidden(mail.uri());
      case Trigger.From from -> Secrets.hidden(from.uri());
    };
  }

  private static String label(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Webhook _ -> "webhook '" + key(trigger) + "'";
      case Trigger.Email _ -> "mail at '" + key(trigger) + "'";
      case Trigger.From _ -> "a message from '" + key(trigger) + "'";
    };
  }

  private static List<Aspect> own(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Webhook hook ->
          List.of(
              Aspect.of("now has the name", hook.name(), Names.quoted(hook.name())),
              Aspect.of("now needs the key", hook.secret(), Names.quoted(hook.secret())));
      case Trigger.Email mail ->
          List.of(
              Aspect.of("now comes to", mail.uri(), Names.quoted(Secrets.hidden(mail.uri()))),
              Aspect.of(
                  "is now taken from",
                  Set.copyOf(mail.allow()),
                  mail.allow().isEmpty() ? "nobody" : Names.all(mail.allow())),
              Aspect.of("now needs the subject", mail.subject(), Names.quoted(mail.subject())));
      case Trigger.From from ->
          List.of(
              Aspect.of("now comes from", from.uri(), Names.quoted(Secrets.hidden(from.uri()))),
              Aspect.of(
                  "now counts when",
                  from.when(),
                  from.when().map(Names::quoted).orElse("there is one")));
    };
  }
}
