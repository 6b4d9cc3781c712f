// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.run.RunEvent;
import io.muster.run.RunId;
import java.io.PrintWriter;

/** What happens in a node, for people. */
final class PrintedLines implements ServeLines {

  private final PrintWriter out;

  PrintedLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void about(RunId run, RunEvent event, String text) {
    line("%s %s %s".formatted(event.time(), run, text));
  }

  @Override
  public synchronized void line(String text) {
    out.println(text);
    out.flush();
  }
}
