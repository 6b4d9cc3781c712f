// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.RunbookWords;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Runbook;
import java.util.List;

/** A runbook names its sites and has a failover plan. */
final class RequiredWords implements Check {

  private static final List<Required> REQUIRED =
      List.of(
          new Required(
              Rule.MISSING_SITES, "sites", "sites production: 'berlin', recovery: 'frankfurt'"),
          new Required(
              Rule.MISSING_FAILOVER, "failover", "failover { group('all') { vm 'db01' } }"));

  @Override
  public void check(Runbook runbook, Findings findings) {
    for (Required required : REQUIRED) {
      String word = required.word;
      boolean read =
          !findings.incomplete(FileWords.class) && !findings.incomplete(RunbookWords.class, word);
      if (read && findings.written().word(word).isEmpty()) {
        findings.add(
            Problem.of(
                    required.rule,
                    runbook.at(),
                    "runbook '" + runbook.name() + "' has no '" + word + "'")
                .hint("write " + required.example));
      }
    }
    boolean named = findings.written().word("sites").isPresent();
    if (named && runbook.sites().production().equals(runbook.sites().recovery())) {
      findings.add(
          Problem.of(
                  Rule.ONE_SITE,
                  findings.place(findings.written().word("sites").orElse(runbook.at()), "recovery"),
                  "'"
                      + runbook.sites().recovery()
                      + "' is both the production and the recovery site")
              .hint("name two sites; both may have the same vCenter"));
    }
  }

  private record Required(Rule rule, String word, String example) {}
}
