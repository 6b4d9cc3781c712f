// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.access.AccessException;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why something that was asked for is not done, for whoever has asked, in whatever way.
 *
 * @param sentences what is wrong, where, and what to do; one a line
 */
public record Refusal(Kind kind, List<String> sentences) {

  /** What stands behind it. */
  public enum Kind {
    /** What was asked for is not well put. */
    INVALID,
    /** An interlock, the state of a replica or a permission is against it. */
    REFUSED,
    /** The run waits for an answer first. */
    WAITING,
    /** It was tried, and something has failed. */
    FAILED,
    /** It cannot be written down, so nothing more is done. */
    HALTED
  }

  /** The one that an exception stands for; empty for an error of Muster's own. */
  public static Optional<Refusal> of(Throwable cause) {
    return switch (cause) {
      case InvalidRunbookException invalid ->
          of(
              Kind.INVALID,
              TextPrinter.print(invalid.report()).stripTrailing(),
              Summary.of(List.of(invalid.report())));
      case RunRefusedException refused ->
          Optional.of(
              new Refusal(
                  Kind.REFUSED,
                  Stream.concat(
                          refused.reasons().stream().map(StepFault::sentence),
                          Stream.of("refused; nothing was changed"))
                      .toList()));
      case VSphereFault fault ->
          of(
              kind(fault),
              "%s (%s); nothing was changed".formatted(fault.getMessage(), fault.fault()));
      case ConfigurationException _,
          UnknownSiteException _,
          InvalidRequestException _,
          RouteException _,
          NoSuchRunException _ ->
          of(Kind.INVALID, cause.getMessage());
      case AccessException refused -> of(Kind.INVALID, refused.getMessage());
      case ReplicaTakenException taken -> of(Kind.REFUSED, taken.getMessage());
      case RunAsksException asks -> of(Kind.WAITING, asks.getMessage());
      case HttpException unusable -> of(Kind.FAILED, unusable.getMessage());
      case ClaimLostException lost -> of(Kind.FAILED, lost.getMessage());
      case JournalException unwritten -> of(Kind.HALTED, unwritten.getMessage());
      default -> Optional.empty();
    };
  }

  private static Optional<Refusal> of(Kind kind, @Nullable String... sentences) {
    return Optional.of(new Refusal(kind, Stream.of(sentences).map(String::valueOf).toList()));
  }

  private static Kind kind(VSphereFault fault) {
    return switch (fault.kind()) {
      case NOT_AUTHENTICATED, NO_PERMISSION, UNTRUSTED -> Kind.REFUSED;
      case STATE, NOT_FOUND, BUSY, NOT_SUPPORTED, UNREACHABLE, UNKNOWN_OUTCOME, PERMANENT ->
          Kind.FAILED;
    };
  }
}
