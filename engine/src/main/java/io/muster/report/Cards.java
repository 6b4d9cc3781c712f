// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.Evidence.Aim;
import io.muster.report.Evidence.Start;
import io.muster.report.StepEvidence.Kind;
import io.muster.report.StepEvidence.State;
import java.time.Duration;
import java.util.List;

/** What has come of a run, at the top of its page. */
final class Cards {

  private final Evidence evidence;
  private final Start run;
  private final Markup out;

  Cards(Evidence evidence, Markup out) {
    this.evidence = evidence;
    this.run = evidence.run();
    this.out = out;
  }

  void write() {
    out.raw("<section class=\"cards\" aria-label=\"Result\">");
    String took =
        "after " + Lengths.words(Duration.between(run.started(), evidence.standing().last()));
    card("Outcome", evidence.standing().word(), took, tone());
    card("Recovery time", evidence.recoveryTime());
    card("Recovery point", evidence.recoveryPoint());
    counted("Machines", Kind.MACHINE, "done");
    counted("Checks", Kind.CHECK, "hold");
    faultCard();
    out.raw("</section>\n");
  }

  private void faultCard() {
    int faults = evidence.faults().size();
    List<StepEvidence> failed =
        evidence.steps().stream().filter(it -> it.state() == State.FAILED).toList();
    boolean bad = failed.stream().anyMatch(StepEvidence::isGrave);
    String note = failed.isEmpty() ? "overcome" : "%d of the steps failed".formatted(failed.size());
    card(
        "Faults",
        String.valueOf(faults),
        faults == 0 ? "none" : note,
        bad ? "bad" : faults > 0 ? "warn" : "good");
  }

  private void card(String name, Aim aim) {
    String target = aim.target().map(it -> "aimed at " + Lengths.words(it)).orElse("no target");
    String reached = aim.reached().map(Lengths::words).orElse("\u2013");
    switch (aim.verdict()) {
      case MET -> card(name, reached, target + ": met", "good");
      case MISSED -> card(name, reached, target + ": missed", "bad");
      case NO_TARGET -> card(name, reached, target, "flat");
      case NOT_MEASURED -> card(name, reached, target + "; not measured", "flat");
    }
  }

  private void counted(String name, Kind kind, String word) {
    List<StepEvidence> all = evidence.steps().stream().filter(it -> it.kind() == kind).toList();
    long done = all.stream().filter(it -> it.state() == State.DONE).count();
    boolean failed = all.stream().anyMatch(it -> it.state() == State.FAILED);
    card(
        name,
        all.isEmpty() ? "\u2013" : done + " of " + all.size(),
        all.isEmpty() ? "none" : word,
        failed ? "bad" : done == all.size() && done > 0 ? "good" : "flat");
  }

  private void card(String name, String value, String note, String tone) {
    out.raw("<div class=\"card ").raw(tone).raw("\">").element("h2", name);
    out.element("p class=\"value\"", value).element("p class=\"note\"", note).raw("</div>");
  }

  private String tone() {
    return evidence
        .standing()
        .outcome()
        .map(it -> Results.isGood(run.plan(), it) ? "good" : "bad")
        .orElse("flat");
  }
}
