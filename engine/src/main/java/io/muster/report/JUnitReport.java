// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.Evidence.Aim;
import io.muster.report.Evidence.Start;
import io.muster.report.Evidence.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Evidence as JUnit XML, so that a drill is a test of a pipeline: a test case for each step, for
 * both aims and for the outcome. What is not critical to the plan fails no pipeline.
 */
final class JUnitReport {

  private static final String FAILURE = "failure";
  private static final String SKIPPED = "skipped";
  private static final String SAID = "system-out";

  private record Case(String group, String name, Optional<Duration> time, Case.End end) {
    private record End(String element, String message) {}

    boolean is(String element) {
      return end.element().equals(element);
    }
  }

  private static final Case.End PASSED = new Case.End("", "");

  private final Evidence evidence;
  private final List<Case> cases = new ArrayList<>();

  private JUnitReport(Evidence evidence) {
    this.evidence = evidence;
    evidence.steps().forEach(step -> cases.add(of(step)));
    cases.add(of("recovery time", evidence.recoveryTime(), "recovered in %s"));
    cases.add(of("recovery point", evidence.recoveryPoint(), "the data of the last %s is lost"));
    cases.add(outcome());
  }

  static Draft draft(Evidence evidence) {
    return new JUnitReport(evidence).draft();
  }

  private Case of(StepEvidence step) {
    String name = step.name() + " (" + step.what() + ")";
    return new Case(step.group().orElse(""), name, step.duration(), end(step));
  }

  private static Case.End end(StepEvidence step) {
    return switch (step.state()) {
      case DONE -> PASSED;
      case FAILED ->
          step.isGrave()
              ? new Case.End(FAILURE, step.detail())
              : new Case.End(SKIPPED, "failed, but is not critical: " + step.detail());
      case SKIPPED -> new Case.End(SKIPPED, step.detail());
      case NOT_REACHED, BEGUN -> new Case.End(SKIPPED, step.state().word());
    };
  }

  private static Case of(String name, Aim aim, String words) {
    if (aim.verdict() == Verdict.NOT_MEASURED) {
      return new Case("", name, Optional.empty(), new Case.End(SKIPPED, "not measured"));
    }
    String target =
        aim.target().map(it -> Lengths.words(it) + " is aimed at").orElse("nothing is aimed at");
    String sentence = words.formatted(aim.reached().map(Lengths::words).orElse("")) + "; " + target;
    String end = aim.verdict() == Verdict.MISSED ? FAILURE : SAID;
    return new Case("", name, Optional.empty(), new Case.End(end, sentence));
  }

  private Case outcome() {
    String plan = evidence.run().plan();
    Case.End end =
        evidence
            .standing()
            .outcome()
            .map(it -> Results.isGood(plan, it) ? PASSED : new Case.End(FAILURE, it))
            .orElse(new Case.End(SKIPPED, "the run goes on"));
    return new Case("", "outcome", Optional.empty(), end);
  }

  private Draft draft() {
    Start run = evidence.run();
    Markup head = new Markup().raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    head.raw("<testsuites");
    counted(head).raw(">\n<testsuite");
    head.attribute("name", run.runbook() + " " + run.plan())
        .attribute("timestamp", run.started().toString());
    counted(head).raw(">\n<properties>");
    property(head, "run", run.id());
    property(head, "runbook.file", run.file());
    property(head, "runbook.sha256", run.sha256());
    property(head, "muster.version", evidence.muster());
    property(head, "started.by", run.by());
    property(head, "place", ((run.lab() ? "lab " : "sites ") + run.place()).strip());
    property(head, "outcome", evidence.standing().outcome().orElse(evidence.standing().state()));
    Markup tail = new Markup().raw("</properties>\n");
    cases.forEach(it -> write(tail, it));
    tail.raw("</testsuite>\n</testsuites>\n");
    return new Draft(ReportFormat.JUNIT, head.toString(), tail.toString());
  }

  private Markup counted(Markup out) {
    Duration time = Duration.between(evidence.run().started(), evidence.standing().last());
    return out.attribute("tests", String.valueOf(cases.size()))
        .attribute("failures", String.valueOf(count(FAILURE)))
        .attribute("errors", "0")
        .attribute("skipped", String.valueOf(count(SKIPPED)))
        .attribute("time", seconds(time));
  }

  private long count(String element) {
    return cases.stream().filter(it -> it.is(element)).count();
  }

  private void write(Markup out, Case it) {
    Start run = evidence.run();
    String group = it.group().isEmpty() ? "" : "." + it.group();
    out.raw("<testcase")
        .attribute("classname", run.runbook() + "." + run.plan() + group)
        .attribute("name", it.name())
        .attribute("time", seconds(it.time().orElse(Duration.ZERO)));
    if (it.end().equals(PASSED)) {
      out.raw("/>\n");
      return;
    }
    out.raw(">");
    if (it.is(SAID)) {
      out.element(SAID, it.end().message());
    } else {
      out.raw("<").raw(it.end().element()).attribute("message", it.end().message()).raw("/>");
    }
    out.raw("</testcase>\n");
  }

  private static void property(Markup out, String name, String value) {
    out.raw("<property").attribute("name", name).attribute("value", value).raw("/>");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }
}
