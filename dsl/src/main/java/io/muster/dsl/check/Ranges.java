// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Verification;
import java.time.Duration;
import java.util.Optional;

/** The numbers of the runbook, its groups and its verifications are within their limits. */
final class Ranges implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    objective("rto", runbook.rto(), runbook, findings);
    objective("rpo", runbook.rpo(), runbook, findings);
    runbook
        .written()
        .flatMap(plan -> plan.groups().stream())
        .forEach(
            group ->
                Limit.number(
                    "parallel",
                    findings.place(group.at(), "parallel"),
                    group.parallel(),
                    1,
                    1000,
                    findings));
    Steps.verifications(runbook).forEach(verification -> verification(verification, findings));
  }

  private static void objective(
      String word, Optional<Duration> value, Runbook runbook, Findings findings) {
    Position at = findings.written().word(word).orElse(runbook.at());
    String argument = word.equals("rto") ? "time" : "age";
    value.ifPresent(duration -> Limit.time(word, findings.place(at, argument), duration, findings));
  }

  private static void verification(Verification verification, Findings findings) {
    Position at = verification.at();
    Limit.time("within", findings.place(at, "within"), verification.within(), findings);
    Limit.time("every", findings.place(at, "every"), verification.every(), findings);
    switch (verification) {
      case Verification.Tcp tcp ->
          Limit.number("port", findings.place(at, "port"), tcp.port(), 1, 65_535, findings);
      case Verification.Http http ->
          Limit.number("status", findings.place(at, "status"), http.status(), 100, 599, findings);
      case Verification.Guest guest ->
          Limit.number(
              "expect", findings.place(at, "expect"), guest.program().expect(), 0, 255, findings);
      case Verification.Tools _,
          Verification.Heartbeat _,
          Verification.Address _,
          Verification.Ping _,
          Verification.Call _ -> {}
    }
  }
}
