// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Refusal;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a command threw into sentences and an exit code; a user's mistake never shows a stack
 * trace.
 */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static int report(Exception problem, Console console) {
    Throwable cause =
        problem instanceof CompletionException && problem.getCause() != null
            ? problem.getCause()
            : problem;
    if (cause instanceof CommandRefused refused) {
      console.err().println(refused.getMessage());
      return refused.exitCode();
    }
    return Refusal.of(cause)
        .map(refusal -> say(refusal, console))
        .orElseGet(() -> internal(cause, console));
  }

  private static int say(Refusal refusal, Console console) {
    refusal.sentences().forEach(console.err()::println);
    return switch (refusal.kind()) {
      case INVALID -> ExitCode.INVALID;
      case REFUSED -> ExitCode.REFUSED;
      case WAITING -> ExitCode.WAITING;
      case HALTED -> ExitCode.HALTED;
      case FAILED -> ExitCode.FAILED;
    };
  }

  private static int internal(Throwable cause, Console console) {
    LOG.error("internal error", cause);
    console
        .err()
        .println(
            "internal error: %s; the log has the details, send it with a report".formatted(cause));
    return ExitCode.FAILED;
  }
}
