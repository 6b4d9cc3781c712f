// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.notify.Notice.Fact;
import io.muster.run.Control;
import io.muster.run.Question;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told beside the sentence of a notice. */
final class Facts {

  private final List<Fact> facts = new ArrayList<>();

  private Facts() {}

  /** Which run it is. */
  static Facts of(StoredRun run) {
    return new Facts()
        .add("Run", run.id().value())
        .add("Runbook", run.runbook().name() + ", " + run.runbook().title())
        .add("Plan", run.plan().name().word())
        .add("Started", "%s by %s".formatted(run.started(), run.by().words()))
        .add("Place", run.place().lab() ? "a lab" : "");
  }

  static Facts none() {
    return new Facts();
  }

  /** One more, unless nothing is known of it. */
  Facts add(String name, String text) {
    if (!text.isBlank()) {
      facts.add(new Fact(name, text));
    }
    return this;
  }

  /** What can be answered, by whom and until when, and the command that does so. */
  Facts question(RunId run, StepPlace step, Question question) {
    String many = question.quorum() > 1 ? "%d of them".formatted(question.quorum()) : "";
    String starter = question.notStarter() ? "not who has started the run" : "";
    String who =
        question.approvers().isEmpty()
            ? "whoever may answer"
            : String.join(", ", question.approvers());
    return add("Answers", String.join(", ", question.choices()))
        .add("From", joined(who, many, starter))
        .add("Until", "%s; otherwise %s".formatted(question.until(), question.otherwise()))
        .add("To answer", "muster answer %s CHOICE %s --by NAME".formatted(run, step.id()));
  }

  private static String joined(String... parts) {
    return String.join("; ", List.of(parts).stream().filter(it -> !it.isEmpty()).toList());
  }

  /** What a halted run can be told. */
  Facts controls(RunId run) {
    return add("To try again", told(Control.RETRY, run, ""))
        .add("To go on without the step", told(Control.SKIP, run, ""))
        .add("To take it back", told(Control.UNDO, run, " --yes"))
        .add("To end it as it stands", told(Control.ABORT, run, ""));
  }

  private static String told(Control control, RunId run, String rest) {
    return "muster %s %s%s".formatted(control.word(), run, rest);
  }

  /** What the runbook promises, and what has become of it. */
  Facts aims(StoredRun run, RunEnded end) {
    return add("Recovered in", aim(end.rto(), run.runbook().rto()))
        .add("Data lost", aim(end.rpo(), run.runbook().rpo()));
  }

  private static String aim(Optional<Duration> reached, Optional<Duration> aim) {
    return reached
        .map(
            it ->
                Durations.words(it)
                    + aim.map(
                            most ->
                                ", %s %s"
                                    .formatted(
                                        it.compareTo(most) > 0 ? "more than" : "within",
                                        Durations.words(most)))
                        .orElse(""))
        .orElse("");
  }

  List<Fact> all() {
    return facts;
  }
}
