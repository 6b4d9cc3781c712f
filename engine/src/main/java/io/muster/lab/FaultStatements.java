// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.Fault.Manner;
import io.muster.lab.Fault.Odds;
import io.muster.lab.Statements.Statement;
import io.muster.lab.Statements.Subject;
import io.muster.lab.words.FaultWords;
import io.muster.lab.words.Struck;
import io.muster.runbook.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a lab file lets go wrong. */
final class FaultStatements implements FaultWords {

  static final String ANY = "*";
  private static final int LAST_CODE = 255;

  static final String USUAL = "InsufficientResourcesFault";

  private final List<Statement> statements;

  FaultStatements(List<Statement> statements) {
    this.statements = statements;
  }

  @Override
  public void refuse(Position at, String method, Refused refused) {
    statements.add(
        subject -> {
          if (Checks.refusal(subject, at, method, refused)) {
            Odds odds =
                new Odds(refused.chance().orElse(1.0), refused.times().orElse(Integer.MAX_VALUE));
            subject
                .draft()
                .fault(
                    new Fault.Refusal(
                        refused.site().orElse(ANY),
                        method,
                        refused.of(),
                        refused.fault().orElse(USUAL),
                        manner(refused.strikes()),
                        odds,
                        during(subject, refused.after(), refused.lasting())));
          }
        });
  }

  private static Manner manner(Optional<Struck> struck) {
    return switch (struck.orElse(Struck.TASK)) {
      case TASK -> Manner.TASK;
      case CALL -> Manner.CALL;
      case ANSWER -> Manner.ANSWER_LOST;
    };
  }

  @Override
  public void noTools(Position at, String vm, When when) {
    statements.add(
        subject -> {
          if (subject.names().fitsVm(subject.places().place(at, "vm"), vm)) {
            subject.draft().fault(new Fault.NoTools(ANY, vm, during(subject, when)));
          }
        });
  }

  @Override
  public void programEnds(Position at, String vm, Exit exit) {
    statements.add(
        subject -> {
          Names names = subject.names();
          boolean isVm = names.fitsVm(subject.places().place(at, "vm"), vm);
          boolean isCode =
              names.holds(
                  exit.exitCode() > 0 && exit.exitCode() <= LAST_CODE,
                  subject.places().place(at, "exitCode"),
                  "'exitCode' goes from 1 to " + LAST_CODE);
          if (isVm && isCode) {
            Odds odds = new Odds(1, exit.times().orElse(Integer.MAX_VALUE));
            During during = during(subject, exit.after(), exit.lasting());
            subject.draft().fault(new Fault.Exit(ANY, vm, exit.exitCode(), odds, during));
          }
        });
  }

  @Override
  public void slow(Position at, String site, Slowness slowness) {
    statements.add(
        subject -> {
          Position place = subject.places().place(at, "factor");
          boolean above =
              subject.names().holds(slowness.factor() > 0, place, "'factor' has to be above 0");
          if (isSite(subject, at, site) && above) {
            During during = during(subject, slowness.after(), slowness.lasting());
            subject.draft().fault(new Fault.Slow(site, slowness.factor(), during));
          }
        });
  }

  @Override
  public void gone(Position at, String site, When when) {
    statements.add(
        subject -> {
          if (isSite(subject, at, site)) {
            subject.draft().fault(new Fault.VCenterGone(site, during(subject, when)));
          }
        });
  }

  @Override
  public void partition(Position at, String site, When when) {
    statements.add(
        subject -> {
          if (isSite(subject, at, site)) {
            subject.draft().fault(new Fault.Partition(site, during(subject, when)));
          }
        });
  }

  @Override
  public void hostLost(Position at, String host, When when) {
    statements.add(
        subject -> {
          if (subject.names().fitsHost(subject.places().place(at, "host"), host)) {
            subject.draft().fault(new Fault.HostLost(ANY, host, during(subject, when)));
          }
        });
  }

  @Override
  public void diskFull(Position at, String site, When when) {
    statements.add(
        subject -> {
          if (isSite(subject, at, site)) {
            subject.draft().fault(new Fault.DiskFull(site, during(subject, when)));
          }
        });
  }

  private static boolean isSite(Subject subject, Position at, String site) {
    return subject.names().fitsSite(subject.places().place(at, "site"), site);
  }

  private static During during(Subject subject, When when) {
    return during(subject, when.after(), when.lasting());
  }

  private static During during(
      Subject subject, Optional<Duration> after, Optional<Duration> lasting) {
    Instant from = subject.draft().start().plus(after.orElse(Duration.ZERO));
    return new During(from, lasting.map(from::plus).orElse(null));
  }
}
