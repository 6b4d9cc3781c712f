// SPDX-License-Identifier: Apache-2.0
package io.muster.trace;

import io.muster.run.StepPlace;
import io.muster.run.TaskReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step that is under way, while a trace is made. */
final class StepSpan {

  /** A task of a vCenter; it is known when it began, and that it was over before what follows. */
  record Task(TaskReference reference, Instant start, Instant end) {}

  private final StepPlace place;
  private final Instant start;
  private final List<Task> tasks = new ArrayList<>();
  private int attempts;
  private Instant end;
  private Optional<String> fault = Optional.empty();
  private String state = "";

  StepSpan(StepPlace place, Instant start) {
    this.place = place;
    this.start = start;
    this.end = start;
  }

  void attempt() {
    attempts++;
  }

  void task(TaskReference reference, Instant at) {
    endTask(at);
    tasks.add(new Task(reference, at, at));
  }

  private void endTask(Instant at) {
    if (!tasks.isEmpty() && tasks.getLast().end().equals(tasks.getLast().start())) {
      Task last = tasks.removeLast();
      tasks.add(new Task(last.reference(), last.start(), at));
    }
  }

  /** An attempt at it has ended, whatever comes then. */
  void attemptEnded(Instant at) {
    endTask(at);
  }

  /** It is over. */
  StepSpan ended(Instant at, String how, Optional<String> why) {
    endTask(at);
    end = at;
    state = how;
    fault = why;
    return this;
  }

  StepPlace place() {
    return place;
  }

  Instant start() {
    return start;
  }

  Instant end() {
    return end;
  }

  List<Task> tasks() {
    return tasks;
  }

  int attempts() {
    return attempts;
  }

  Optional<String> fault() {
    return fault;
  }

  String state() {
    return state;
  }
}
