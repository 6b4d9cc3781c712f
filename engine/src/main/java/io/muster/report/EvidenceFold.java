// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.Evidence.Aim;
import io.muster.report.Evidence.FaultEvidence;
import io.muster.report.Evidence.Standing;
import io.muster.report.Evidence.Start;
import io.muster.report.Evidence.Told;
import io.muster.report.StepEvidence.Kind;
import io.muster.run.Actor;
import io.muster.run.Control;
import io.muster.run.FailureQuestion;
import io.muster.run.Outcome;
import io.muster.run.PlanSteps;
import io.muster.run.Question;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.AnswerRefused;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunEvent.RunControlled;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepChanging;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunEvent.StepUndone;
import io.muster.run.RunEvent.StepWaiting;
import io.muster.run.RunEvent.TaskBegan;
import io.muster.run.RunEvent.UndoBegan;
import io.muster.run.RunState;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds what has happened in a run into evidence. */
final class EvidenceFold {

  private final StoredRun run;
  private final Map<StepId, StepTrack> steps = new LinkedHashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final List<FaultEvidence> faults = new ArrayList<>();
  private RunState state = RunState.RUNNING;
  private Optional<RunEnded> end = Optional.empty();
  private Optional<Instant> undoBegan = Optional.empty();
  private Instant last;
  private int entries;

  EvidenceFold(StoredRun run) {
    this.run = run;
    this.last = run.started();
    for (PlanSteps.Entry entry : new PlanSteps(run.plan()).all()) {
      Kind kind =
          entry.verification().isPresent()
              ? Kind.CHECK
              : entry.place().vm().isPresent() ? Kind.MACHINE : Kind.OTHER;
      steps.put(
          entry.place().id(),
          new StepTrack(entry.place(), kind, StepWords.of(entry), entry.options().critical()));
    }
  }

  EvidenceFold add(List<RunEvent> events) {
    events.forEach(this::add);
    return this;
  }

  private void add(RunEvent event) {
    state = RunState.after(event).orElse(state);
    entries++;
    switch (event) {
      case RunStarted _, StepChanging _, RunHalted _ -> {}
      case RunControlled said -> obey(said);
      case StepBegan began -> step(began.step()).began(began.time());
      case TaskBegan task -> step(task.step()).task(task.task());
      case StepDone done -> step(done.step()).done(done.time(), done.detail(), done.recoveredTo());
      case StepFailed failed -> failed(failed);
      case StepSkipped skipped -> step(skipped.step()).skipped(skipped.reason());
      case StepUndone undone -> step(undone.step()).undone();
      case StepWaiting waiting -> {
        if (FailureQuestion.step(waiting.step()).isEmpty()) {
          step(waiting.step()).waits();
        }
      }
      case StepMoved moved ->
          tell(moved.time(), "move to " + moved.until(), Optional.of(moved.step()), moved.by());
      case DecisionAsked asked -> asked(asked);
      case DecisionAnswered answered -> {
        String what = (answered.decided() ? "decide: " : "answer: ") + answered.choice();
        tell(answered.time(), what, Optional.of(answered.step()), answered.by());
      }
      case AnswerRefused refused -> {
        Actor by = new Actor(refused.by().name(), refused.why());
        tell(refused.time(), "refused: " + refused.choice(), Optional.of(refused.step()), by);
      }
      case UndoBegan began -> undoBegan = undoBegan.or(() -> Optional.of(began.time()));
      case RunEnded ended -> end = Optional.of(ended);
    }
    last = event.time();
  }

  private void obey(RunControlled said) {
    tell(said.time(), said.control().word(), said.step(), said.by());
    steps.values().forEach(step -> step.cutOff(last));
    end = Optional.empty();
    if (said.control() == Control.UNDO) {
      undoBegan = undoBegan.or(() -> Optional.of(said.time()));
    }
  }

  private void asked(DecisionAsked asked) {
    Question question = asked.question();
    String what = "ask: %s: %s".formatted(question.text(), String.join(", ", question.choices()));
    String why = "otherwise %s at %s".formatted(question.otherwise(), question.until());
    tell(asked.time(), what, Optional.of(asked.step()), new Actor("muster", why));
  }

  private void tell(Instant time, String what, Optional<StepPlace> step, Actor by) {
    told.add(new Told(time, what, step.map(it -> it.id().path()), by.name(), by.reason()));
  }

  private void failed(StepFailed failed) {
    boolean retried = failed.retryIn().isPresent();
    step(failed.step()).failed(failed.time(), failed.fault().sentence(), retried);
    faults.add(
        new FaultEvidence(
            failed.time(),
            failed.step().id().path(),
            failed.fault().name(),
            failed.fault().sentence(),
            failed.critical(),
            retried));
  }

  /** One that the plan does not have takes another back, or carries out a decision. */
  private StepTrack step(StepPlace place) {
    return steps.computeIfAbsent(
        place.id(),
        id -> {
          boolean back = id.path().startsWith(PlanName.UNDO.word() + "/");
          return new StepTrack(
              place,
              back ? Kind.TAKING_BACK : Kind.OTHER,
              back ? "take back" : "as decided",
              false);
        });
  }

  Evidence evidence(String muster) {
    Runbook runbook = run.runbook();
    return new Evidence(
        muster,
        entries,
        start(),
        new Standing(state.word(), end.map(RunEnded::outcome).map(Outcome::word), last, undoBegan),
        Aim.of(runbook.rto(), end.flatMap(RunEnded::rto)),
        Aim.of(runbook.rpo(), end.flatMap(RunEnded::rpo)),
        List.copyOf(told),
        steps.values().stream().map(StepTrack::evidence).toList(),
        List.copyOf(faults));
  }

  private Start start() {
    Runbook runbook = run.runbook();
    return new Start(
        run.id().value(),
        runbook.name(),
        runbook.title(),
        runbook.owner(),
        run.plan().name().word(),
        run.started(),
        run.by().name(),
        run.by().reason(),
        run.forced(),
        runbook.sites().production(),
        runbook.sites().recovery(),
        run.place().lab(),
        run.place().file(),
        runbook.source().file(),
        runbook.source().sha256());
  }
}
