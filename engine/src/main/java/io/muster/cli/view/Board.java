// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.RunReport;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunStarted;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A picture of the run on a terminal, painted over itself several times a second. */
public final class Board implements RunView {

  private static final long FRAME_MILLIS = 125;

  private final Runbook runbook;
  private final String place;
  private final Time time;
  private final PrintWriter out;
  private final BoardModel model;
  private final BoardPainter painter;
  private final ScheduledExecutorService frames =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("board").factory());
  private String title = "";
  private int painted;

  /**
   * @param place where it runs, such as "the lab"
   */
  public Board(
      Runbook runbook, Plan plan, String place, Time time, PrintWriter out, Colors colors) {
    this.runbook = runbook;
    this.place = place;
    this.time = time;
    this.out = out;
    model = new BoardModel(plan);
    painter = new BoardPainter(TerminalSize.columns(), TerminalSize.rows(), colors);
  }

  @Override
  public synchronized void accept(RunEvent event) {
    model.accept(event);
    if (event instanceof RunStarted started) {
      title = Sentences.title(started, runbook, place);
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
  public synchronized void end(RunReport report) {
    frames.shutdownNow();
    paint();
    Sentences.end(report, runbook).forEach(out::println);
    out.flush();
  }
}
