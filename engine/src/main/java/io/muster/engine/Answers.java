// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.Actor;
import io.muster.run.Answering;
import io.muster.run.Decided;
import io.muster.run.FailureQuestion;
import io.muster.run.People;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.AnswerRefused;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.run.UnknownPersonException;
import io.muster.runbook.StepId;
import io.muster.time.Time;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes what people answer; of several answers that come at the same time, one decides. */
final class Answers {

  private final RunRecords records;
  private final Controls controls;
  private final People people;
  private final Time time;
  private final WaitingSwitch switches;

  Answers(RunRecords records, Controls controls, People people, Time time) {
    this.records = records;
    this.controls = controls;
    this.people = people;
    this.time = time;
    this.switches = new WaitingSwitch(records, controls, time);
  }

  /**
   * Writes an answer down, also one that does not count.
   *
   * @param about the question, or the step that it is about; empty for the first that is asked
   * @param person by name or mail address
   * @throws RunRefusedException when it does not count
   */
  Reply answer(RunId id, Optional<StepId> about, String choice, Actor person) {
    StoredRun run = controls.find(id);
    Actor by = people.known(person);
    return switches.answer(run, about, choice, by).orElseGet(() -> decide(run, about, choice, by));
  }

  private Reply decide(StoredRun run, Optional<StepId> about, String choice, Actor by) {
    RunId id = run.id();
    while (true) {
      List<RunEvent> events = controls.events(id);
      RunHistory history = RunHistory.of(events);
      StepPlace step = asked(id, about, history, events);
      Decided decision = history.decision(step.id());
      Optional<String> refusal = refusal(decision, choice, by, people.known(run.by()));
      RunEvent answer =
          refusal.isPresent()
              ? new AnswerRefused(time.now(), step, choice, by, refusal.get())
              : new DecisionAnswered(
                  time.now(), step, choice, by, Answering.decides(decision, choice));
      if (records.journal().tell(id, events.size(), answer)) {
        if (answer instanceof DecisionAnswered counts) {
          return new Reply(counts, counts);
        }
        throw RunRefusedException.invalidState(refusal.orElseThrow());
      }
    }
  }

  private Optional<String> refusal(Decided decision, String choice, Actor by, Actor starter) {
    try {
      return Answering.refusal(decision, choice, by, starter, people);
    } catch (UnknownPersonException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /**
   * Says as answers what a run is told, where it asks what becomes of steps that have failed.
   *
   * @return the answers; none where it asks nothing of that kind
   * @throws RunRefusedException when somebody else was faster
   */
  List<DecisionAnswered> instead(ControlRequest request) {
    return switch (request.control()) {
      case RETRY, SKIP -> failures(request).map(it -> answer(request, it)).toList();
      case UNDO -> failures(request).limit(1).map(it -> answer(request, it)).toList();
      case RESUME, ABORT -> List.of();
    };
  }

  private Stream<StepPlace> failures(ControlRequest request) {
    RunHistory history = RunHistory.of(controls.events(request.run()));
    return open(history, request.step()).filter(it -> FailureQuestion.step(it).isPresent());
  }

  private DecisionAnswered answer(ControlRequest request, StepPlace question) {
    return answer(request.run(), Optional.of(question.id()), request.control().word(), request.by())
        .answer();
  }

  private static Stream<StepPlace> open(RunHistory history, Optional<StepId> about) {
    return history.goesOn()
        ? history.asked().stream().filter(it -> isMeant(it, about))
        : Stream.empty();
  }

  private static boolean isMeant(StepPlace question, Optional<StepId> about) {
    return about
        .map(
            id ->
                id.equals(question.id())
                    || FailureQuestion.step(question).filter(id.path()::equals).isPresent())
        .orElse(true);
  }

  /** The decision that is open, or else the one that was asked for last. */
  private static StepPlace asked(
      RunId id, Optional<StepId> about, RunHistory history, List<RunEvent> events) {
    List<StepPlace> decided =
        events.reversed().stream()
            .filter(RunEvent.DecisionAsked.class::isInstance)
            .map(event -> ((RunEvent.DecisionAsked) event).step())
            .filter(step -> isMeant(step, about))
            .filter(step -> history.decision(step.id()).answer().isPresent())
            .toList();
    return open(history, about)
        .findFirst()
        .or(() -> history.goesOn() ? decided.stream().findFirst() : Optional.empty())
        .orElseThrow(() -> RunRefusedException.invalidState(nothing(id, about, history, decided)));
  }

  private static String nothing(
      RunId id, Optional<StepId> about, RunHistory history, List<StepPlace> decided) {
    return decided.stream()
        .findFirst()
        .flatMap(step -> history.decision(step.id()).answer())
        .map(
            answer ->
                "run '%s' asks for nothing any more: %s".formatted(id, Answering.decided(answer)))
        .orElseGet(
            () ->
                "run '%s' asks for nothing%s; 'muster status %s' shows where it stands"
                    .formatted(id, about.map(it -> " about '" + it + "'").orElse(""), id));
  }
}
