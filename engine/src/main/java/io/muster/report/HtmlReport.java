// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.Evidence.FaultEvidence;
import io.muster.report.Evidence.Start;
import io.muster.report.Evidence.Told;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Evidence as a page that needs nothing but itself to be shown: no script, no font, no network. */
final class HtmlReport {

  private static final String STYLE = style();

  private final Evidence evidence;
  private final Start run;
  private final Markup out = new Markup();

  private HtmlReport(Evidence evidence) {
    this.evidence = evidence;
    this.run = evidence.run();
  }

  static Draft draft(Evidence evidence) {
    return new HtmlReport(evidence).draft();
  }

  private Draft draft() {
    head();
    header();
    new Cards(evidence, out).write();
    out.raw("<section><h2>Timeline</h2>").raw(LEGEND).raw("<div class=\"frame\">");
    out.raw(Timeline.svg(evidence)).raw("</div></section>\n");
    decisions();
    faults();
    new StepTables(evidence, out).write();
    origin();
    out.raw("<section><h2>Seal</h2>");
    String after =
        "<p class=\"note\">Each report of a journal holds the hash of the one before it."
            + " <code>muster verify-report</code> tells whether this file was changed, and"
            + " whether the chain is whole.</p></section>\n</main></body></html>\n";
    return new Draft(ReportFormat.HTML, out.toString(), after);
  }

  private static final String LEGEND =
      "<ul class=\"legend\"><li><i class=\"vm\"></i>machine<li><i class=\"check\"></i>check"
          + "<li><i class=\"other\"></i>other step<li><i class=\"back\"></i>taken back"
          + "<li><i class=\"wait\"></i>waits<li><i class=\"bad\"></i>failed attempt"
          + "<li><i class=\"open\"></i>cut off or open</ul>";

  private void head() {
    out.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta http-equiv=\"Content-Security-Policy\"")
        .raw(" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">");
    out.element("title", run.plan() + " of " + run.runbook() + ": " + result());
    out.raw("<style>").raw(STYLE).raw("</style></head>\n<body><main>\n");
  }

  private void header() {
    out.raw("<header><p class=\"kind\">").text(run.plan()).raw(" \u00b7 run ");
    out.element("code", run.id()).raw("</p>").element("h1", run.title());
    out.raw("<p>From <strong>").text(run.production()).raw("</strong> to <strong>");
    out.text(run.recovery()).raw("</strong>");
    out.text(run.lab() ? ", simulated sites (lab)" : "").raw(". Started ");
    out.text(Lengths.instant(run.started())).text(" by " + run.by());
    out.text(run.reason().isBlank() ? "" : " (" + run.reason() + ")");
    out.raw(evidence.standing().isOver() ? ", ended " : ", last heard of ");
    out.text(Lengths.instant(evidence.standing().last())).raw(".</p></header>\n");
  }

  private String result() {
    return evidence.standing().word();
  }

  private void decisions() {
    out.raw(
            "<section><h2>Decisions</h2><table class=\"decisions\"><thead><tr><th scope=\"col\">Time")
        .raw("<th scope=\"col\">Decision<th scope=\"col\">Who<th scope=\"col\">Why</thead><tbody>");
    decision(new Told(run.started(), "start", Optional.empty(), run.by(), run.reason()));
    evidence.told().forEach(this::decision);
    out.raw("</tbody></table></section>\n");
  }

  private void decision(Told told) {
    out.raw("<tr><td class=\"time\">").text(Lengths.instant(told.time())).raw("<td>");
    out.text(told.what()).text(told.step().map(it -> " " + it).orElse(""));
    out.raw("<td>").text(told.by()).raw("<td>");
    out.text(told.reason().isBlank() ? "\u2013" : told.reason()).raw("\n");
  }

  private void faults() {
    out.raw("<section><h2>Faults</h2>");
    if (evidence.faults().isEmpty()) {
      out.raw("<p>None.</p></section>\n");
      return;
    }
    out.raw(
            "<table class=\"faults\"><thead><tr><th scope=\"col\">At<th scope=\"col\">Step<th scope=\"col\">Fault")
        .raw("<th scope=\"col\">What became of it</thead><tbody>");
    for (FaultEvidence fault : evidence.faults()) {
      out.raw("<tr><td class=\"time\">").text(Lengths.clock(run.started(), fault.time()));
      out.raw("<td>").text(fault.step()).raw("<td>").element("code", fault.name());
      out.raw("<br>").text(fault.sentence()).raw("<td>");
      out.raw(
          fault.retried()
              ? "tried again"
              : fault.critical() ? "stopped the plan" : "not critical, the plan went on");
      out.raw("\n");
    }
    out.raw("</tbody></table></section>\n");
  }

  private void origin() {
    out.raw("<section><h2>Origin</h2><dl>");
    term("Runbook", run.runbook() + ", from " + run.file());
    term("SHA-256 of the runbook", run.sha256());
    run.owner().ifPresent(it -> term("Owner", it));
    term(
        run.lab() ? "Lab" : "Configuration",
        run.place().isEmpty() ? "beside the runbook, or made to fit it" : run.place());
    term("Muster", evidence.muster());
    if (run.forced()) {
      term("Forced", "yes: what could not be done was written down as done");
    }
    out.raw("</dl></section>\n");
  }

  private void term(String name, String value) {
    out.element("dt", name).element("dd", value);
  }

  private static String style() {
    try (InputStream style =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
