// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import io.muster.config.TriggerSettings;
import io.muster.runbook.Runbook;
import io.muster.trigger.Accepting;
import io.muster.trigger.MalformedMessageException;
import io.muster.trigger.Message;
import io.muster.trigger.MessageBody;
import io.muster.trigger.RefusalLines;
import io.muster.trigger.Reply;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** The webhooks of the runbooks of a node. */
public final class Hooks {

  /** One sentence for all that may be wrong: it tells nobody which names and keys there are. */
  private static final Reply STRANGER =
      new Reply.Refused(
          Reply.Reason.UNAUTHORISED,
          "the request has no valid signature or token of this webhook, or was not sent within 5 minutes");

  private final HookList hooks;
  private final Accepting accepting;
  private final InstantSource clock;
  private final Consumer<String> told;
  private final RefusalLines strangers;
  private final Keys nobodys = Keys.none();

  /**
   * @param clock of this machine: that of the labs is not the senders'
   * @param told a line for what becomes of messages, and for each webhook that cannot be used
   */
  public Hooks(
      TriggerSettings settings, Accepting accepting, InstantSource clock, Consumer<String> told) {
    this.hooks = new HookList(settings, clock, told);
    this.accepting = accepting;
    this.clock = clock;
    this.told = told;
    this.strangers = new RefusalLines(told, clock);
  }

  /** Takes the webhooks from the runbooks as they are now. */
  public void follow(Collection<Runbook> runbooks) {
    hooks.follow(runbooks);
  }

  /** Starts the plan that a request asks for, if it may. */
  public Reply receive(HookRequest request) {
    Optional<Hook> found = hooks.find(request.name());
    Keys keys = found.map(Hook::keys).orElse(nobodys);
    Optional<String> id = Proof.of(request).shown(request, keys, clock.instant());
    if (found.isEmpty()) {
      strangers.tell("a message to a webhook that no runbook has was refused");
      return STRANGER;
    }
    Hook hook = found.get();
    if (id.isEmpty()) {
      hook.refused("it has no valid signature or token, or is not of now");
      return STRANGER;
    }
    if (!hook.room().take()) {
      hook.refused("there are too many");
      return new Reply.Refused(
          Reply.Reason.TOO_MANY, "too many messages in a short time; send it again later");
    }
    if (GithubSignature.isPing(request)) {
      told.accept(hook.words() + ": GitHub has tried it, and nothing was started");
      return new Reply.Tried();
    }
    return accepted(hook, id.get(), request);
  }

  private Reply accepted(Hook hook, String id, HookRequest request) {
    try {
      return accepting.accept(
          new Message(
              hook.listed(),
              id,
              "webhook " + request.name(),
              MessageBody.parameters(request.body())));
    } catch (MalformedMessageException malformed) {
      String sentence = String.valueOf(malformed.getMessage());
      hook.refused(sentence);
      return new Reply.Refused(Reply.Reason.INVALID, sentence);
    }
  }
}
