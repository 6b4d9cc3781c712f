// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunId;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * A line for all that happens in the runs of a node. Everything may be called from several threads.
 */
public sealed interface ServeLines permits LoggedLines, PrintedLines {

  /** Lines for people, each with the time and the run. */
  static ServeLines printed(PrintWriter out) {
    return new PrintedLines(out);
  }

  /** Lines of the log, which knows the run and the step of each. */
  static ServeLines logged() {
    return new LoggedLines();
  }

  /** Tells what has happened, where it is told by a line of its own. */
  default void accept(RunId run, RunEvent event) {
    sentence(event).ifPresent(text -> about(run, event, text));
  }

  /** Says something about a run that an event was the reason for. */
  void about(RunId run, RunEvent event, String text);

  /** Says something about the node itself. */
  void line(String text);

  private static Optional<String> sentence(RunEvent event) {
    return switch (event) {
      case RunHalted halted ->
          Optional.of("halted at %s: %s".formatted(halted.step().id(), halted.fault().sentence()));
      case RunEnded ended -> Optional.of("ended: " + ended.outcome().word());
      default -> EventSentences.of(event);
    };
  }
}
