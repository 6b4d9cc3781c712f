// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Position;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the language has and this version cannot run. A plan that uses it is checked and printed; it
 * is refused, by name, before anything starts.
 */
public final class NotYet {

  private final Set<String> sentences = new LinkedHashSet<>();

  private NotYet() {}

  /** Why this plan cannot run yet, a sentence a word; empty where it can. */
  public static List<String> in(Plan plan) {
    NotYet notYet = new NotYet();
    notYet.look(plan);
    return List.copyOf(notYet.sentences);
  }

  /** What is wrong when a step is met that should have been refused. */
  public static IllegalStateException reached(Step step) {
    return new IllegalStateException(
        "step '" + step.id() + "' cannot run yet and should have been refused");
  }

  /** What is wrong when a verification is met that should have been refused. */
  public static IllegalStateException reached(Verification check) {
    return new IllegalStateException(
        "verification '" + check.id() + "' cannot run yet and should have been refused");
  }

  private void look(Plan plan) {
    plan.before().forEach(this::look);
    for (Group group : plan.groups()) {
      group.steps().forEach(this::look);
    }
    plan.after().forEach(this::look);
  }

  private void look(Step step) {
    step.options().undo().ifPresent(steps -> steps.forEach(this::look));
    switch (step) {
      case Step.Verify verify -> verify.verifications().forEach(this::look);
      case Step.Guest _ -> refuse("guest", step.at());
      case Step.Perform _ -> refuse("perform", step.at());
      case Step.Snapshot snapshot -> refuse(snapshot.action().word(), step.at());
      case Step.Vm _,
          Step.Pause _,
          Step.SwitchTime _,
          Step.Wait _,
          Step.Call _,
          Step.Notify _,
          Step.Power _,
          Step.Connection _ -> {}
    }
  }

  private void look(Verification check) {
    switch (check) {
      case Verification.Heartbeat _ -> refuse("heartbeat", check.at());
      case Verification.Ping _ -> refuse("ping", check.at());
      case Verification.Guest _ -> refuse("guest", check.at());
      case Verification.Call _ -> refuse("call", check.at());
      case Verification.Tools _,
          Verification.Address _,
          Verification.Tcp _,
          Verification.Http _ -> {}
    }
  }

  private void refuse(String word, Position at) {
    sentences.add("'%s' at %s cannot run yet in this version".formatted(word, at));
  }
}
