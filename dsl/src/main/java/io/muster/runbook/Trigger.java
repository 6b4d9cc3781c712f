// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;
import java.util.Optional;

/** Something that starts a plan from outside. */
public sealed interface Trigger {

  Position at();

  /** The plan that it starts. */
  PlanName runs();

  /** Whether somebody is asked before anything starts. */
  boolean confirm();

  /**
   * An HTTP request.
   *
   * @param name the last part of its address
   * @param secret the name of the key in the configuration
   */
  record Webhook(Position at, String name, String secret, PlanName runs, boolean confirm)
      implements Trigger {}

  /**
   * A mail.
   *
   * @param uri the mailbox
   * @param allow the senders that may start the plan
   * @param subject what the subject has to be
   */
  record Email(
      Position at, String uri, List<String> allow, String subject, PlanName runs, boolean confirm)
      implements Trigger {}

  /**
   * A message from any Camel consumer.
   *
   * @param when an expression in Camel's simple language that has to hold
   */
  record From(Position at, String uri, Optional<String> when, PlanName runs, boolean confirm)
      implements Trigger {}
}
