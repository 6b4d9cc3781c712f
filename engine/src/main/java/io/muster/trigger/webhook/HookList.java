// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import io.muster.config.HookSecret;
import io.muster.config.TriggerSettings;
import io.muster.runbook.Runbook;
import io.muster.runbook.Trigger;
import io.muster.trigger.Bucket;
import io.muster.trigger.Listed;
import io.muster.trigger.RefusalLines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The webhooks that there are, by their names; they follow the runbooks. */
final class HookList {

  /** More than an alarm needs, and fewer than would keep a node from its work. */
  private static final int AT_ONCE = 30;

  private static final Duration EACH = Duration.ofSeconds(2);

  private final TriggerSettings settings;
  private final InstantSource clock;
  private final Consumer<String> told;
  private volatile Map<String, Hook> hooks = Map.of();
  private List<String> problems = List.of();

  HookList(TriggerSettings settings, InstantSource clock, Consumer<String> told) {
    this.settings = settings;
    this.clock = clock;
    this.told = told;
  }

  Optional<Hook> find(String name) {
    return Optional.ofNullable(hooks.get(name));
  }

  /** Takes the webhooks from the runbooks as they are now, and tells those that cannot be used. */
  synchronized void follow(Collection<Runbook> runbooks) {
    Map<String, Hook> after = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    List<Listed> all = new ArrayList<>(Listed.in(runbooks));
    // why: of two runbooks with one name of a webhook, the one keeps it that had it
    all.sort((one, other) -> Boolean.compare(isKnown(other), isKnown(one)));
    for (Listed listed : all) {
      if (listed.trigger() instanceof Trigger.Webhook hook) {
        Hook owner = after.get(hook.name());
        if (owner == null) {
          after.put(hook.name(), hook(hook, listed, wrong));
        } else {
          wrong.add(
              "%s of runbook '%s' takes nothing: runbook '%s' has one of this name; rename one of them"
                  .formatted(listed.words(), listed.runbook(), owner.listed().runbook()));
        }
      }
    }
    hooks = Map.copyOf(after);
    wrong.stream().filter(line -> !problems.contains(line)).forEach(told);
    problems = List.copyOf(wrong);
  }

  private boolean isKnown(Listed listed) {
    return listed.trigger() instanceof Trigger.Webhook hook
        && find(hook.name())
            .filter(it -> it.listed().runbook().equals(listed.runbook()))
            .isPresent();
  }

  private Hook hook(Trigger.Webhook hook, Listed listed, List<String> wrong) {
    List<HookSecret> secrets = settings.secret(hook.secret());
    if (secrets.isEmpty()) {
      wrong.add(
          "%s of runbook '%s' takes nothing: the configuration has no key '%s'; add secret.%s = .."
              .formatted(listed.words(), listed.runbook(), hook.secret(), hook.secret()));
    }
    Optional<Hook> before = find(hook.name());
    return before
        .filter(it -> it.listed().equals(listed))
        .orElseGet(
            () ->
                new Hook(
                    listed,
                    Keys.of(secrets),
                    before.map(Hook::room).orElseGet(() -> new Bucket(AT_ONCE, EACH, clock)),
                    before.map(Hook::refusals).orElseGet(() -> new RefusalLines(told, clock))));
  }
}
