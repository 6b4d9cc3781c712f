// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.journal.Seal;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the chain of reports is whole, and has every run. */
public final class ChainCheck {

  private ChainCheck() {}

  /** What is wrong, a sentence each; empty where nothing is. */
  public static List<String> findings(List<Seal> chain, List<RunSummary> runs) {
    List<String> findings = new ArrayList<>(broken(chain));
    Set<RunId> sealed = chain.stream().map(Seal::run).collect(Collectors.toSet());
    runs.stream()
        .filter(run -> run.state() == RunState.ENDED || run.state() == RunState.HALTED)
        .filter(run -> !sealed.contains(run.id()))
        .forEach(
            run ->
                findings.add(
                    "run '%s' has %s, and no report of it is in the chain; 'muster report %s' makes one"
                        .formatted(run.id(), run.state().word(), run.id())));
    return findings;
  }

  private static List<String> broken(List<Seal> chain) {
    List<String> findings = new ArrayList<>();
    long number = 1;
    String previous = Seal.NONE;
    for (Seal seal : chain) {
      if (seal.number() != number) {
        findings.add(
            "the chain goes from report %d to report %d; what was between is missing"
                .formatted(number - 1, seal.number()));
      } else if (!seal.previous().equals(previous)) {
        findings.add(
            "report %d (run '%s') does not follow from report %d; one of them was changed"
                .formatted(seal.number(), seal.run(), number - 1));
      }
      if (!seal.fits()) {
        findings.add(
            "report %d (run '%s') was changed in the journal: its hash is not that of what it says"
                .formatted(seal.number(), seal.run()));
      }
      number = seal.number() + 1;
      previous = seal.hash();
    }
    return findings;
  }
}
