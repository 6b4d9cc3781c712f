// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.route.PlanRun;
import io.muster.run.Actor;
import io.muster.run.Question;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.StepPlace;
import io.muster.runbook.Decision;
import io.muster.runbook.Decision.Choice;
import io.muster.runbook.Decision.Outcome;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a failover or failback once it stands: as the checks say, or else as people or
 * the end of their time do (LANGUAGE.md, Decisions).
 */
final class Deciding {

  private final Runbook runbook;
  private final Plan plan;
  private final Time time;

  Deciding(Runbook runbook, Plan plan, Time time) {
    this.runbook = runbook;
    this.plan = plan;
    this.time = time;
  }

  /** What becomes of the run. */
  sealed interface Course {

    /** There is nothing to decide; what has failed is the plan's matter. */
    record Nothing() implements Course {}

    /**
     * @param by who has chosen
     */
    record Chosen(Choice choice, Actor by) implements Course {}

    /** It will be decided in another process. */
    record Later() implements Course {}
  }

  /** Decides, and waits for people where they are asked. */
  Course decide(PlanRun run) {
    Optional<Decision> decision = plan.decision().filter(Deciding::isMeant);
    if (decision.isEmpty() || !run.onlyChecksFailed()) {
      return new Course.Nothing();
    }
    boolean pass = run.failures().isEmpty() && run.checksHold();
    Optional<Decision.Rule> rule =
        decision.get().rules().stream()
            .filter(it -> it.when() == (pass ? Outcome.PASS : Outcome.FAIL))
            .findFirst();
    StepPlace place = place();
    if (rule.isPresent()) {
      Actor checks = new Actor("checks", pass ? "they hold" : "they do not hold");
      return chosen(run.asking().settle(place, rule.get().choice().word(), checks));
    }
    if (!run.failures().isEmpty()) {
      return new Course.Nothing();
    }
    return run.asking()
        .ask(place, question(decision.get()))
        .map(Deciding::chosen)
        .orElseGet(Course.Later::new);
  }

  private StepPlace place() {
    return new StepPlace(plan.id().child("decide"), Optional.empty(), Optional.empty());
  }

  private static Course chosen(DecisionAnswered answer) {
    return new Course.Chosen(
        Arrays.stream(Choice.values())
            .filter(it -> it.word().equals(answer.choice()))
            .findFirst()
            .orElseThrow(),
        answer.by());
  }

  private Question question(Decision decision) {
    Optional<Decision.Approval> approval = decision.approval();
    return new Question(
        "what becomes of the " + plan.name().word(),
        offered().stream().map(Choice::word).toList(),
        approval.map(Decision.Approval::approvers).orElse(List.of()),
        approval.map(Decision.Approval::quorum).orElse(1),
        approval.map(Decision.Approval::notStarter).orElse(false),
        time.now().plus(decision.limit().map(Decision.Limit::within).orElse(Question.USUAL)),
        decision.limit().map(Decision.Limit::otherwise).orElse(Choice.KEEP).word());
  }

  /** What the state of the replicas allows (domain.md, section 2.3). */
  private List<Choice> offered() {
    return isFailback()
        ? Decision.AFTER_FAILBACK
        : Decision.AFTER_FAILOVER.stream()
            .filter(it -> it != Choice.FAILBACK || FailingBack.isOffered(runbook))
            .toList();
  }

  boolean isFailback() {
    return plan.name() == PlanName.FAILBACK || plan.name() == PlanName.SWITCHOVER;
  }

  /** One that was not written and only leaves things as they are asks nobody. */
  private static boolean isMeant(Decision decision) {
    return !decision.rules().isEmpty()
        || decision.approval().isPresent()
        || decision.limit().filter(limit -> limit.otherwise() != Choice.KEEP).isPresent();
  }
}
