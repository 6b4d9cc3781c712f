// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.RunReport;
import io.muster.route.PlanRun;
import io.muster.run.Actor;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunEvent.StepFailed;
import io.muster.runbook.Runbook;
import io.muster.time.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about a run in words. */
final class Sentences {

  private Sentences() {}

  static String title(RunStarted started, RunView.Setting setting) {
    return "%s: %s on %s, run %s"
        .formatted(
            setting.runbook().title(), started.plan().word(), setting.place(), started.run());
  }

  static String by(Actor actor) {
    return actor.byline();
  }

  static String failed(StepFailed failed) {
    String next =
        failed
            .retryIn()
            .map(pause -> "; trying again in " + Durations.words(pause))
            .orElse(failed.critical() ? "" : "; not critical, the plan goes on");
    return "failed: " + failed.fault().sentence() + next;
  }

  /** Where the report is. */
  static String page(Path file) {
    return "report: " + file;
  }

  /** The last lines: what came of the run, and what to do now. */
  static List<String> end(RunReport report, RunView.Setting setting) {
    List<String> lines = new ArrayList<>();
    report.failures().forEach(failure -> lines.add("failed at " + failure(failure)));
    report.warnings().forEach(warning -> lines.add("warning: " + failure(warning)));
    report.standing().forEach(failure -> lines.add("not taken back: " + failure(failure)));
    lines.add(outcome(report, setting.runbook()));
    NextSteps.of(report, setting).ifPresent(lines::add);
    return lines;
  }

  private static String failure(PlanRun.Failure failure) {
    return "'%s': %s".formatted(failure.step().id(), failure.fault().sentence());
  }

  private static String outcome(RunReport report, Runbook runbook) {
    StringBuilder line = new StringBuilder(report.outcome().word());
    report
        .rto()
        .ifPresent(
            rto -> line.append(": recovered in ").append(measured(rto, runbook.rto(), "rto")));
    report
        .rpo()
        .ifPresent(
            rpo ->
                line.append("; data lost: the last ").append(measured(rpo, runbook.rpo(), "rpo")));
    return line.toString();
  }

  private static String measured(Duration measured, Optional<Duration> target, String name) {
    String words = Durations.words(measured);
    return target
        .map(
            aim ->
                "%s (%s %s%s)"
                    .formatted(
                        words,
                        name,
                        Durations.words(aim),
                        measured.compareTo(aim) > 0 ? " MISSED" : ""))
        .orElse(words);
  }
}
