// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Block;
import io.muster.dsl.words.DecideWords;
import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.GroupWords;
import io.muster.dsl.words.Predecessors;
import io.muster.dsl.words.StepsWords;
import io.muster.runbook.Decision;
import io.muster.runbook.Group;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.StepId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects a plan with groups: what stands in {@code failover}, and the plans like it. */
final class FailoverCollector implements FailoverWords {

  private final PlanName name;
  private final StepId id;
  private final ReplicaOperation operation;
  private final Procedures procedures;
  private final Written written;
  private final Map<String, Position> once = new HashMap<>();
  private final StepList before;
  private final StepList after;
  private final List<Draft> groups = new ArrayList<>();
  private OnFailure onFailure = OnFailure.HALT;
  private Optional<Decision> decision = Optional.empty();

  FailoverCollector(
      PlanName name, ReplicaOperation operation, Procedures procedures, Written written) {
    this.name = name;
    this.id = new StepId(name.word());
    this.operation = operation;
    this.procedures = procedures;
    this.written = written;
    this.before = new StepList(procedures, true);
    this.after = new StepList(procedures, true);
  }

  Plan plan() {
    return new Plan(
        name,
        id,
        before.steps(id.child("before")),
        groups.stream().map(this::group).toList(),
        after.steps(id.child("after")),
        onFailure,
        decision);
  }

  private Group group(Draft draft) {
    StepId place = id.child(draft.name);
    return new Group(
        place,
        draft.at,
        draft.name,
        draft.after,
        draft.arguments.parallel().orElse(Group.DEFAULT_PARALLEL),
        draft.arguments.critical().orElse(true),
        draft.steps.steps(place));
  }

  @Override
  public void before(Position at, Block<StepsWords> body) {
    written.once(once, "before", at);
    body.readInto(new StepsCollector(before));
  }

  @Override
  public void after(Position at, Block<StepsWords> body) {
    written.once(once, "after", at);
    body.readInto(new StepsCollector(after));
  }

  @Override
  public void group(Position at, String called, GroupArguments arguments, Block<GroupWords> body) {
    StepList steps = new StepList(procedures, arguments.critical().orElse(true));
    body.readInto(new GroupCollector(steps, operation, written));
    Set<String> waitsFor =
        arguments.after().map(FailoverCollector::names).orElseGet(this::previous);
    groups.add(new Draft(at, called, arguments, waitsFor, steps));
  }

  @Override
  public void onFailure(Position at, OnFailure what) {
    written.once(once, name.word(), "onFailure", at);
    onFailure = what;
  }

  @Override
  public void decide(Position at, Block<DecideWords> body) {
    written.once(once, name.word(), "decide", at);
    DecisionCollector collector = new DecisionCollector(at, written);
    body.readInto(collector);
    decision = Optional.of(collector.decision());
  }

  /** Without {@code after}, a group follows the one written before it. */
  private Set<String> previous() {
    return groups.isEmpty() ? Set.of() : Set.of(groups.getLast().name);
  }

  private static Set<String> names(Predecessors after) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(after.groups()));
  }

  private record Draft(
      Position at, String name, GroupArguments arguments, Set<String> after, StepList steps) {}
}
