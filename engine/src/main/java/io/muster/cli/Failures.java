// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.config.ConfigurationException;
import io.muster.engine.InvalidRequestException;
import io.muster.engine.RunAsksException;
import io.muster.engine.RunRefusedException;
import io.muster.http.HttpException;
import io.muster.journal.ClaimLostException;
import io.muster.journal.JournalException;
import io.muster.journal.NoSuchRunException;
import io.muster.journal.ReplicaTakenException;
import io.muster.problem.InvalidRunbookException;
import io.muster.problem.Summary;
import io.muster.problem.TextPrinter;
import io.muster.route.RouteException;
import io.muster.run.StepFault;
import io.muster.vsphere.UnknownSiteException;
import io.muster.vsphere.VSphereFault;
import java.util.List;
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
    return switch (cause) {
      case InvalidRunbookException invalid -> {
        console.err().print(TextPrinter.print(invalid.report()));
        console.err().println(Summary.of(List.of(invalid.report())));
        yield ExitCode.INVALID;
      }
      case ConfigurationException wrong -> say(console, wrong, ExitCode.INVALID);
      case UnknownSiteException unknown -> say(console, unknown, ExitCode.INVALID);
      case InvalidRequestException unknown -> say(console, unknown, ExitCode.INVALID);
      case RouteException wrong -> say(console, wrong, ExitCode.INVALID);
      case CommandRefused refused -> say(console, refused, refused.exitCode());
      case RunRefusedException refused -> {
        refused.reasons().stream().map(StepFault::sentence).forEach(console.err()::println);
        yield say(console, "refused; nothing was changed", ExitCode.REFUSED);
      }
      case RunAsksException asks -> say(console, asks, ExitCode.WAITING);
      case NoSuchRunException unknown -> say(console, unknown, ExitCode.INVALID);
      case ReplicaTakenException taken -> say(console, taken, ExitCode.REFUSED);
      case HttpException unusable -> say(console, unusable, ExitCode.FAILED);
      case ClaimLostException lost -> say(console, lost, ExitCode.FAILED);
      case JournalException unwritten -> say(console, unwritten, ExitCode.HALTED);
      case VSphereFault fault ->
          say(
              console,
              "%s (%s); nothing was changed".formatted(fault.getMessage(), fault.fault()),
              code(fault));
      default -> {
        LOG.error("internal error", cause);
        yield say(
            console,
            "internal error: %s; the log has the details, send it with a report".formatted(cause),
            ExitCode.FAILED);
      }
    };
  }

  private static int code(VSphereFault fault) {
    return switch (fault.kind()) {
      case NOT_AUTHENTICATED, NO_PERMISSION, UNTRUSTED -> ExitCode.REFUSED;
      case STATE, NOT_FOUND, BUSY, NOT_SUPPORTED, UNREACHABLE, UNKNOWN_OUTCOME, PERMANENT ->
          ExitCode.FAILED;
    };
  }

  private static int say(Console console, RuntimeException problem, int code) {
    return say(console, String.valueOf(problem.getMessage()), code);
  }

  private static int say(Console console, String sentence, int code) {
    console.err().println(sentence);
    return code;
  }
}
