// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.RunReport;
import io.muster.engine.RunWarning;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunStarted;
import io.muster.time.Durations;
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
    if (event instanceof RunStarted started) {
      start = started.time();
      out.println(Sentences.title(started, setting));
    } else {
      EventSentences.of(event).ifPresent(text -> line(event, text));
    }
  }

  private void line(RunEvent event, String text) {
    out.println("%s  %s".formatted(Durations.clock(Duration.between(start, event.time())), text));
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
