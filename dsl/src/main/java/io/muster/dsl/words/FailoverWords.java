// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Block;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Position;
import java.util.Optional;

/** What stands in {@code failover}, {@code plannedFailover} and {@code drill}. */
@Words(
    "A plan that starts machines at the recovery site: groups of machines, what is done before and after them, and what follows a failure.")
public interface FailoverWords {

  @Word(
      text = "Steps that are done before the first group begins.",
      example = "before { call 'https://status.example.com/api/incident', method: 'POST' }")
  void before(Position at, Block<StepsWords> body);

  @Word(
      text = "Steps that are done when all groups are complete.",
      example = "after { notify 'smtp:dr-team@example.com', subject: 'ERP runs in Frankfurt' }")
  void after(Position at, Block<StepsWords> body);

  @Word(
      text = "Machines that are started together. A group is complete when its verifications hold.",
      example = "group('apps', after: 'databases', parallel: 10) { vm 'app01' }")
  void group(Position at, String name, GroupArguments arguments, Block<GroupWords> body);

  @Word(
      text = "What becomes of the plan when a critical step has failed.",
      example = "onFailure undo")
  void onFailure(Position at, OnFailure what);

  @Word(
      text =
          "What to do with the failover once it stands; it stays as it is where nothing is said.",
      example = "decide { undo when: checksFail; within 2.hours, otherwise: keep }")
  void decide(Position at, Block<DecideWords> body);

  /** The arguments of {@code group}. */
  record GroupArguments(
      @Argument(
              "The groups that are complete before this one begins: a name, a list of names, or none to begin at once."
                  + " Without it a group follows the one written before it.")
          Optional<Predecessors> after,
      @Argument("The most machines in flight at once; 10 where it is not given.")
          Optional<Integer> parallel,
      @Argument("Whether a failure in the group stops the plan; true where it is not given.")
          Optional<Boolean> critical) {}
}
