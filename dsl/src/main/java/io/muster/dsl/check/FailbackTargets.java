// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.GroupWords;
import io.muster.dsl.words.ReplicasWords;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.FailbackTarget;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.util.Optional;
import java.util.stream.Stream;

/** The machines can be failed back to where the failback goes. */
final class FailbackTargets implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Optional<Position> failback = findings.written().word("failback");
    if (failback.isEmpty()) {
      return;
    }
    FailbackTarget target = runbook.failback().target();
    Position place =
        findings
            .written()
            .word("failback", "to")
            .map(to -> findings.place(to, "target"))
            .orElse(failback.get());
    names(target).filter(String::isBlank).findFirst().ifPresent(_ -> empty(place, findings));
    if (target instanceof FailbackTarget.Location && names(target).findAny().isEmpty()) {
      findings.add(
          Problem.of(Rule.WRONG_FAILBACK_TARGET, place, "this location says nothing of where it is")
              .hint("write location(host: 'esx01', datastore: 'ds01'), or to original"));
    }
    if (!findings.incomplete(FileWords.class, ReplicasWords.class, GroupWords.class)) {
      machines(runbook, target, place, findings);
    }
  }

  private static Stream<String> names(FailbackTarget target) {
    return switch (target) {
      case FailbackTarget.Original _ -> Stream.empty();
      case FailbackTarget.Restored restored -> Stream.of(restored.name());
      case FailbackTarget.Location location ->
          Stream.of(
                  location.host(),
                  location.datastore(),
                  location.folder(),
                  location.pool(),
                  location.network())
              .flatMap(Optional::stream);
    };
  }

  private static void empty(Position place, Findings findings) {
    findings.add(
        Problem.of(Rule.INVALID_NAME, place, "a name of where the failback goes is empty")
            .hint("leave it out, or write a name"));
  }

  private static void machines(
      Runbook runbook, FailbackTarget target, Position place, Findings findings) {
    Declarations declarations = new Declarations(runbook);
    long all = runbook.failover().machines().count();
    long out =
        declarations
            .machines(runbook.failover(), replica -> !replica.kind().failsBackTo(target))
            .size();
    if (all > 0 && out == all) {
      findings.add(
          Problem.of(
                  Rule.WRONG_FAILBACK_TARGET,
                  place,
                  "all machines are universal replicas, which come back to a new location only")
              .hint("write to location(host: 'esx01', datastore: 'ds01')"));
    } else if (all - out > 1
        && target instanceof FailbackTarget.Restored(String name)
        && !name.contains("*")) {
      findings.add(
          Problem.of(
                  Rule.WRONG_FAILBACK_TARGET,
                  place,
                  "'" + name + "' is one VM, and " + (all - out) + " machines come back")
              .hint("write * for the machine's own name, as in restored('*-restored')"));
    }
  }
}
