// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.TriggersWords;
import io.muster.runbook.Position;
import io.muster.runbook.Trigger;
import java.util.ArrayList;
import java.util.List;

/** Collects what stands in {@code triggers}. */
final class TriggersCollector implements TriggersWords {

  private final List<Trigger> triggers = new ArrayList<>();

  List<Trigger> triggers() {
    return List.copyOf(triggers);
  }

  @Override
  public void webhook(Position at, String name, Webhook webhook, Start start) {
    triggers.add(new Trigger.Webhook(at, name, webhook.secret(), start.runs(), confirmed(start)));
  }

  @Override
  public void email(Position at, String mailbox, Email email, Start start) {
    triggers.add(
        new Trigger.Email(
            at, mailbox, email.allow(), email.subject(), start.runs(), confirmed(start)));
  }

  @Override
  public void from(Position at, String uri, From from, Start start) {
    triggers.add(new Trigger.From(at, uri, from.when(), start.runs(), confirmed(start)));
  }

  private static boolean confirmed(Start start) {
    return start.confirm().orElse(false);
  }
}
