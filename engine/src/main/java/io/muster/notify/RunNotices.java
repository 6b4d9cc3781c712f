// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.config.NotifyTarget.Kind;
import io.muster.journal.Journal;
import io.muster.json.CloudEvent;
import io.muster.run.LateSwitch;
import io.muster.run.Outcome;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.StoredRun;
import io.muster.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is to be told of a run. */
record RunNotices(StoredRun run) {

  /** Of something that has happened in it; empty for what is not told. */
  Optional<Notice> of(Journal.Entry entry) {
    return switch (entry.event()) {
      case RunStarted _ ->
          notice(Kind.STARTED, entry, "has started", run.by().reason(), Facts.of(run));
      case DecisionAsked asked -> {
        Facts facts = Facts.of(run).question(run.id(), asked.step(), asked.question());
        boolean late = LateSwitch.isQuestion(asked.step());
        yield notice(
            late ? Kind.LATE : Kind.ASKED,
            entry,
            late ? "has missed its switch" : "asks what to do",
            asked.question().text(),
            facts);
      }
      case RunHalted halted -> {
        Facts facts = Facts.of(run).add("Fault", halted.fault().name()).controls(run.id());
        String title = "has halted at '%s'".formatted(halted.step().id());
        yield notice(Kind.HALTED, entry, title, halted.fault().sentence(), facts);
      }
      // why: that it has halted was told with the reason
      case RunEnded ended when ended.outcome() != Outcome.HALTED -> {
        Facts facts = Facts.of(run).aims(run, ended).add("Report", "muster report " + run.id());
        yield notice(Kind.ENDED, entry, "has ended: " + ended.outcome().word(), "", facts);
      }
      default -> Optional.empty();
    };
  }

  private Optional<Notice> notice(
      Kind kind, Journal.Entry entry, String title, String text, Facts facts) {
    return CloudEvent.of(run.runbook().name(), run.id(), entry.number(), entry.event())
        .map(event -> notice(kind, title, text, facts, event));
  }

  private Notice notice(Kind kind, String title, String text, Facts facts, CloudEvent event) {
    String what = "%s of '%s' %s".formatted(run.plan().name().word(), run.runbook().name(), title);
    return new Notice(kind, run.runbook().name(), what, text, facts.all(), event);
  }

  /**
   * Of a recovery that takes longer than it may.
   *
   * @param now when that was seen
   */
  Notice late(Duration aim, Instant now) {
    String text =
        "it was to take %s at most and has been under way for %s"
            .formatted(Durations.words(aim), Durations.words(Duration.between(run.started(), now)));
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("time", now.toString()).put("type", "run.late").put("run", run.id().value());
    data.put("detail", text);
    CloudEvent event =
        CloudEvent.of(run.runbook().name(), run.id() + "/late", run.id().value(), data);
    return notice(Kind.LATE, "takes too long", text, Facts.of(run), event);
  }
}
