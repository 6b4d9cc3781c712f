// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.journal.Journal;
import io.muster.run.Outcome;
import io.muster.run.RunSummary;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** When runbooks were last proven: by a drill that has done what it is for. */
final class Proofs {

  /** Among so many of those that were proven least recently lots are drawn. */
  private static final int FEW = 3;

  private final Map<String, Instant> last;

  private Proofs(Map<String, Instant> last) {
    this.last = last;
  }

  static Proofs of(Journal journal) {
    return of(journal.runs());
  }

  static Proofs of(Collection<RunSummary> runs) {
    return new Proofs(
        runs.stream()
            .filter(run -> run.plan() == PlanName.DRILL)
            .filter(run -> run.outcome().equals(Optional.of(Outcome.DONE)))
            .collect(
                Collectors.toMap(
                    RunSummary::runbook,
                    RunSummary::started,
                    (one, other) -> one.isAfter(other) ? one : other)));
  }

  /** When the last such drill of a runbook began. */
  Optional<Instant> last(String runbook) {
    return Optional.ofNullable(last.get(runbook));
  }

  /** The runbooks that were proven. */
  Set<String> runbooks() {
    return Set.copyOf(last.keySet());
  }

  /**
   * Chooses one of the few that were proven least recently.
   *
   * @param seed the same choice is made from the same one
   */
  Optional<Runbook> choose(Collection<Runbook> runbooks, long seed) {
    List<Runbook> few =
        runbooks.stream()
            .sorted(
                Comparator.comparing((Runbook it) -> last(it.name()).orElse(Instant.MIN))
                    .thenComparing(Runbook::name))
            .limit(FEW)
            .toList();
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of(few.get(new SplittableRandom(seed).nextInt(few.size())));
  }
}
