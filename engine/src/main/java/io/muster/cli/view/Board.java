// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.RunReport;
import io.muster.engine.RunWarning;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunStarted;
import io.muster.runbook.Plan;
import io.muster.time.Time;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A picture of the run on a terminal, painted over itself several times a second. */
public final class Board implements RunView {

  private static final long FRAME_MILLIS = 125;

  private final Setting setting;
  private final Time time;
  private final PrintWriter out;
  private final BoardModel model;
  private final BoardPainter painter;
  private final ScheduledExecutorService frames =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("board").factory());
  private String title = "";
  private int painted;

  public Board(Setting setting, Plan plan, Time time, PrintWriter out, Colors colors) {
    this.setting = setting;
    this.time = time;
    this.out = out;
    model = new BoardModel(plan);
    painter = new BoardPainter(TerminalSize.columns(), TerminalSize.rows(), colors);
  }

  @Override
  public synchronized void accept(RunEvent event) {
    model.accept(event);
    if (event instanceof RunStarted started) {
      title = Sentences.title(started, setting);
      var _ = frames.scheduleAtFixedRate(this::paint, 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void paint() {
    StringBuilder frame = new StringBuilder();
    if (painted > 0) {
      frame.append("\u001b[").append(painted).append('A');
    }
    List<String> lines = painter.paint(title, model, time.now());
    lines.forEach(line -> frame.append("\r\u001b[2K").append(line).append('\n'));
    frame.append("\u001b[J");
    painted = lines.size();
    out.print(frame);
    out.flush();
  }

  @Override
  public synchronized void warn(RunWarning warning) {
    out.println("warning: " + warning.sentence());
    out.flush();
  }

  @Override
  public synchronized void end(RunReport report, Optional<Path> page) {
    frames.shutdownNow();
    paint();
    page.ifPresent(file -> out.println(Sentences.page(file)));
    Sentences.end(report, setting).forEach(out::println);
    out.flush();
  }
}
