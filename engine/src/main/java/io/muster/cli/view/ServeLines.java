// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunId;
import java.io.PrintWriter;
import java.util.Optional;

/** A line for all that happens in the runs of a node. */
public final class ServeLines {

  private final PrintWriter out;

  public ServeLines(PrintWriter out) {
    this.out = out;
  }

  /** May be called from several threads. */
  public void accept(RunId run, RunEvent event) {
    sentence(event).ifPresent(text -> line("%s %s %s".formatted(event.time(), run, text)));
  }

  private static Optional<String> sentence(RunEvent event) {
    return switch (event) {
      case RunHalted halted ->
          Optional.of("halted at %s: %s".formatted(halted.step().id(), halted.fault().sentence()));
      case RunEnded ended -> Optional.of("ended: " + ended.outcome().word());
      default -> EventSentences.of(event);
    };
  }

  /** Says something about the node itself. */
  public synchronized void line(String text) {
    out.println(text);
    out.flush();
  }
}
