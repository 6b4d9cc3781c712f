// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import java.util.List;
import java.util.Optional;

/** What stands in {@code triggers}. */
@Words("What starts a plan from outside.")
public interface TriggersWords {

  @Word(
      text = "Starts a plan when a signed request comes in.",
      example = "webhook 'erp-alarm', secret: 'erp-hook', runs: failover")
  void webhook(Position at, String name, Webhook webhook, Start start);

  @Word(
      text = "Starts a plan when a mail comes in.",
      example =
          "email 'imaps://dr@mail.example.com', allow: ['noc@example.com'], subject: 'FAILOVER ERP',"
              + " runs: failover, confirm: true")
  void email(Position at, String mailbox, Email email, Start start);

  @Word(
      text = "Starts a plan when a message comes from any Camel consumer.",
      example =
          "from 'kafka:alerts?brokers=kafka:9092', when: '${header.severity} == \"critical\"', runs:"
              + " drill")
  void from(Position at, String uri, From from, Start start);

  /** The arguments of {@code webhook}. */
  record Webhook(
      @Argument("The name of the key in the configuration; never the key itself.") String secret) {}

  /** The arguments of {@code email}. */
  record Email(
      @Argument("The senders that may start the plan.") List<String> allow,
      @Argument("What the subject of the mail has to be.") String subject) {}

  /** The arguments of {@code from}. */
  record From(
      @Argument("An expression in Camel's simple language that has to hold.")
          Optional<String> when) {}

  /** What a trigger starts. */
  record Start(
      @Argument("The plan that is started.") PlanName runs,
      @Argument("Whether somebody is asked before anything starts; false where it is not given.")
          Optional<Boolean> confirm) {}
}
