// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.Actor;
import io.muster.run.Decided;
import io.muster.run.Question;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunHistory;
import io.muster.run.StepPlace;
import io.muster.runbook.PauseEnd;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks people, and waits for their answer or for the end of their time; no thread acts meanwhile.
 */
public final class Asking {

  private final PlanRun run;
  private final RunHistory history;
  private final List<DecisionAnswered> given = new ArrayList<>();
  private final Map<StepId, DecisionAnswered> answers = new HashMap<>();
  private final Map<StepId, CompletableFuture<WaitEnd>> waiting = new HashMap<>();

  Asking(PlanRun run, RunHistory history) {
    this.run = run;
    this.history = history;
  }

  /**
   * The answer to a question, which is asked unless it was before.
   *
   * @return empty when it will be answered in another process
   */
  public Optional<DecisionAnswered> ask(StepPlace step, Question asked) {
    AtomicReference<Optional<DecisionAnswered>> answer = new AtomicReference<>(Optional.empty());
    try {
      run.around().time().act(() -> answer.set(Optional.of(answered(step, asked))));
    } catch (RunLeft _) {
      // why: who goes on with the run waits for the answer
    }
    return Objects.requireNonNull(answer.get());
  }

  /** Whether somebody who was asked on the way has said that what was done is to be taken back. */
  public synchronized boolean undoChosen() {
    String undo = PauseEnd.UNDO.word();
    return history.isChosen(undo) || given.stream().anyMatch(it -> it.choice().equals(undo));
  }

  /**
   * The same for a step of the plan.
   *
   * @throws RunLeft when it will be answered in another process
   */
  DecisionAnswered answered(StepPlace step, Question asked) {
    return given(answer(step, asked));
  }

  /** Whether people were asked this in an earlier process, and have answered or not. */
  boolean isAsked(StepPlace step) {
    return history.decision(step.id()).asked().isPresent();
  }

  private DecisionAnswered answer(StepPlace step, Question asked) {
    Decided before = history.decision(step.id());
    if (before.answer().isPresent()) {
      return before.answer().get();
    }
    Question question =
        before.asked().map(DecisionAsked::question).orElseGet(() -> put(step, asked));
    Instant until = run.timers().known(step.id()).orElse(question.until());
    if (await(step, until) == WaitEnd.ANSWERED) {
      return answer(step.id());
    }
    Instant end = run.timers().known(step.id()).orElse(question.until());
    Actor clock = new Actor("time limit", "nobody has answered until " + run.around().time().now());
    return settle(step, question.atEnd(end), clock);
  }

  /** Decides something that nobody is asked for. */
  public DecisionAnswered settle(StepPlace step, String choice, Actor by) {
    Optional<DecisionAnswered> before = history.decision(step.id()).answer();
    if (before.isPresent()) {
      return before.get();
    }
    DecisionAnswered answer =
        run.around()
            .log()
            .settle(new DecisionAnswered(run.around().time().now(), step, choice, by, true));
    run.around().events().accept(answer);
    return answer;
  }

  private Question put(StepPlace step, Question question) {
    run.events().record(new DecisionAsked(run.around().time().now(), step, question));
    return question;
  }

  private WaitEnd await(StepPlace step, Instant until) {
    CompletableFuture<WaitEnd> end = new CompletableFuture<>();
    synchronized (this) {
      if (answers.containsKey(step.id())) {
        return WaitEnd.ANSWERED;
      }
      waiting.put(step.id(), end);
    }
    if (until.isAfter(run.around().time().now())) {
      run.timers().written().write(step, until);
    }
    return run.timers().await(step, until, end);
  }

  private synchronized DecisionAnswered answer(StepId step) {
    return Objects.requireNonNull(answers.get(step));
  }

  /** Whether these are steps that ask, and there are any. */
  synchronized boolean isAll(Set<StepId> steps) {
    return !steps.isEmpty() && waiting.keySet().containsAll(steps);
  }

  private synchronized DecisionAnswered given(DecisionAnswered answer) {
    given.add(answer);
    return answer;
  }

  /** Whether somebody's word is for a decision. */
  boolean hear(RunEvent event) {
    if (!(event instanceof DecisionAnswered) && !(event instanceof RunEvent.AnswerRefused)) {
      return false;
    }
    if (event instanceof DecisionAnswered answer && answer.decided()) {
      heard(answer);
    }
    return true;
  }

  private void heard(DecisionAnswered answer) {
    StepId step = answer.step().id();
    Optional<CompletableFuture<WaitEnd>> end;
    synchronized (this) {
      answers.putIfAbsent(step, answer);
      end = Optional.ofNullable(waiting.remove(step));
    }
    run.timers().end(step);
    end.ifPresent(it -> it.complete(WaitEnd.ANSWERED));
  }
}
