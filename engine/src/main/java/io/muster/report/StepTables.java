// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.StepEvidence.Attempt;
import io.muster.report.StepEvidence.Kind;
import io.muster.report.StepEvidence.State;
import java.time.Instant;
import java.util.List;

/** The tables of checks and of all steps by group. */
final class StepTables {

  /** With more steps than that, the tables of groups are closed until somebody opens them. */
  private static final int MOST_OPEN = 150;

  private final Evidence evidence;
  private final Instant start;
  private final Markup out;

  StepTables(Evidence evidence, Markup out) {
    this.evidence = evidence;
    this.start = evidence.run().started();
    this.out = out;
  }

  void write() {
    List<StepEvidence> checks =
        evidence.steps().stream().filter(step -> step.kind() == Kind.CHECK).toList();
    boolean open = evidence.steps().size() <= MOST_OPEN;
    out.raw("<section><h2>Checks</h2>");
    if (checks.isEmpty()) {
      out.raw("<p>The plan has none.</p>");
    } else {
      table("All " + checks.size() + " checks", open, checks);
    }
    out.raw("</section>\n<section><h2>Steps</h2>");
    for (Lane lane : Lane.of(evidence.steps())) {
      List<StepEvidence> others = lane.steps().filter(step -> step.kind() != Kind.CHECK).toList();
      if (!others.isEmpty()) {
        table(lane.title(), open, others);
      }
    }
    out.raw("</section>\n");
  }

  private void table(String title, boolean open, List<StepEvidence> steps) {
    out.raw(open ? "<details open><summary>" : "<details><summary>").text(title);
    out.raw("</summary><table class=\"steps\"><thead><tr><th scope=\"col\">Step")
        .raw("<th scope=\"col\">What<th scope=\"col\">Began<th scope=\"col\">Took")
        .raw("<th scope=\"col\">Result<th scope=\"col\">Detail</thead><tbody>");
    steps.forEach(this::row);
    out.raw("</tbody></table></details>\n");
  }

  private void row(StepEvidence step) {
    List<Attempt> attempts = step.attempts();
    out.raw("<tr><td>").text(step.vm().orElse(step.name())).raw("<td>").text(step.what());
    out.raw("<td class=\"time\">");
    out.text(attempts.isEmpty() ? "" : Lengths.clock(start, attempts.getFirst().began()));
    out.raw("<td class=\"time\">").text(step.duration().map(Lengths::words).orElse(""));
    out.raw("<td class=\"").raw(tone(step)).raw("\">").text(result(step)).raw("<td>");
    out.text(step.detail());
    if (!step.tasks().isEmpty()) {
      out.raw("<small>").text(String.join(", ", step.tasks())).raw("</small>");
    }
    out.raw("\n");
  }

  private static String result(StepEvidence step) {
    String again = step.attempts().size() > 1 ? ", attempt " + step.attempts().size() : "";
    String back = step.takenBack() ? ", taken back later" : "";
    boolean holds = step.kind() == Kind.CHECK && step.state() == State.DONE;
    return (holds ? "holds" : step.state().word()) + again + back;
  }

  private static String tone(StepEvidence step) {
    if (step.state() == State.FAILED) {
      return step.isGrave() ? "bad" : "warn";
    }
    return step.state() == State.DONE ? "good" : "flat";
  }
}
