// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.RunReport;
import io.muster.engine.RunWarning;
import io.muster.run.RunEvent;
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
import io.muster.run.StepPlace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One line for every event, for logs and pipes. */
public final class PlainLines implements RunView {

  private final Setting setting;
  private final PrintWriter out;
  private Instant start = Instant.EPOCH;

  public PlainLines(Setting setting, PrintWriter out) {
    this.setting = setting;
    this.out = out;
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunStarted started -> {
        start = started.time();
        out.println(Sentences.title(started, setting));
      }
      case StepBegan began ->
          line(event, began.step(), began.attempt() == 1 ? "begins" : "attempt " + began.attempt());
      case StepDone done -> line(event, done.step(), done.detail());
      case StepFailed failed -> line(event, failed.step(), Sentences.failed(failed));
      case StepSkipped skipped -> line(event, skipped.step(), "skipped: " + skipped.reason());
      case RunControlled told -> told(told);
      case StepMoved moved ->
          line(
              event,
              moved.step(),
              "waits until %s now: %s".formatted(moved.until(), Sentences.by(moved.by())));
      case StepWaiting waiting -> line(event, waiting.step(), "waits until " + waiting.until());
      case StepChanging _, TaskBegan _, StepUndone _, UndoBegan _, RunHalted _, RunEnded _ -> {
        // why: the step that does or takes back says so, and the end has sentences of its own
      }
    }
  }

  private void told(RunControlled told) {
    String step = told.step().map(place -> " '" + place.id() + "'").orElse("");
    out.println(
        "%s  %s%s: %s"
            .formatted(
                Durations.clock(Duration.between(start, told.time())),
                told.control().word(),
                step,
                Sentences.by(told.by())));
  }

  private void line(RunEvent event, StepPlace step, String text) {
    out.println(
        "%s  %s: %s"
            .formatted(Durations.clock(Duration.between(start, event.time())), step.id(), text));
  }

  @Override
  public void warn(RunWarning warning) {
    out.println("warning: " + warning.sentence());
    out.flush();
  }

  @Override
  public void end(RunReport report, Optional<Path> page) {
    page.ifPresent(file -> out.println(Sentences.page(file)));
    Sentences.end(report, setting).forEach(out::println);
    out.flush();
  }
}
