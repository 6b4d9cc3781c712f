// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.RunReport;
import io.muster.run.Control;
import io.muster.run.Outcome;
import io.muster.runbook.PlanName;
import io.muster.runbook.Sites;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to do when a run has ended or halted. */
final class NextSteps {

  private NextSteps() {}

  static Optional<String> of(RunReport report, RunView.Setting setting) {
    if (report.outcome() == Outcome.HALTED) {
      return Optional.of(
          "what was done stands; try again with %s, go on without the failed step with %s, or take it back with %s"
              .formatted(
                  told(Control.RETRY, report, setting),
                  told(Control.SKIP, report, setting),
                  told(Control.UNDO, report, setting)));
    }
    if (report.outcome() == Outcome.DONE && report.plan() == PlanName.PERMANENT) {
      return protect(setting);
    }
    if (report.outcome() == Outcome.DONE && report.plan() == PlanName.REPROTECT) {
      return Optional.of(otherWay(setting.runbook().sites()));
    }
    if (report.next().isPresent()) {
      return report.next().map(it -> "the machines go back, run '%s'".formatted(it));
    }
    return report
        .waiting()
        .map(
            waiting ->
                waiting.sentence()
                    + "; go on with "
                    + waiting.plans().stream()
                        .map(plan -> command(plan, setting))
                        .collect(Collectors.joining(", or ")));
  }

  private static String told(Control control, RunReport report, RunView.Setting setting) {
    return "'muster %s %s%s%s'"
        .formatted(
            control.word(),
            report.run(),
            setting.journal(),
            control == Control.UNDO ? " --yes" : "");
  }

  private static Optional<String> protect(RunView.Setting setting) {
    boolean canBe = setting.runbook().plan(PlanName.REPROTECT).machines().findFirst().isPresent();
    return canBe
        ? Optional.of(
            "nothing replicates the new production VMs; to replicate them to what were their sources: "
                + command(PlanName.REPROTECT, setting))
        : Optional.empty();
  }

  private static String otherWay(Sites sites) {
    return "this runbook still goes from '%s' to '%s' and can do nothing more for these machines; write one for the way back: production: '%s', recovery: '%s', each machine and its replica swapped, and the networks the other way round"
        .formatted(sites.production(), sites.recovery(), sites.recovery(), sites.production());
  }

  private static String command(PlanName plan, RunView.Setting setting) {
    return "'muster run %s %s%s%s'"
        .formatted(
            setting.runbook().source().file(),
            plan.word(),
            setting.again(),
            plan == PlanName.UNDO || plan == PlanName.REPROTECT ? " --yes" : "");
  }
}
