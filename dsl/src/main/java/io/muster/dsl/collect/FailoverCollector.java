// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Block;
import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.GroupWords;
import io.muster.dsl.words.Predecessors;
import io.muster.dsl.words.StepsWords;
import io.muster.problem.Problems;
import io.muster.runbook.Group;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.StepId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what stands in {@code failover}. */
final class FailoverCollector implements FailoverWords {

  private final StepId id = new StepId(PlanName.FAILOVER.word());
  private final Once once;
  private final StepList before = new StepList(true);
  private final StepList after = new StepList(true);
  private final List<Group> groups = new ArrayList<>();
  private OnFailure onFailure = OnFailure.HALT;

  FailoverCollector(Problems problems) {
    this.once = new Once(problems);
  }

  Plan plan() {
    return new Plan(
        PlanName.FAILOVER,
        id,
        before.steps(id.child("before")),
        List.copyOf(groups),
        after.steps(id.child("after")),
        onFailure);
  }

  @Override
  public void before(Position at, Block<StepsWords> body) {
    once.written("before", at);
    body.readInto(new StepsCollector(before));
  }

  @Override
  public void after(Position at, Block<StepsWords> body) {
    once.written("after", at);
    body.readInto(new StepsCollector(after));
  }

  @Override
  public void group(Position at, String name, GroupArguments arguments, Block<GroupWords> body) {
    boolean critical = arguments.critical().orElse(true);
    StepList steps = new StepList(critical);
    body.readInto(new GroupCollector(steps));
    groups.add(
        new Group(
            id.child(name),
            at,
            name,
            arguments.after().map(FailoverCollector::names).orElseGet(this::previous),
            arguments.parallel().orElse(Group.DEFAULT_PARALLEL),
            critical,
            steps.steps(id.child(name))));
  }

  @Override
  public void onFailure(Position at, OnFailure what) {
    once.written("onFailure", at);
    onFailure = what;
  }

  /** Without {@code after}, a group follows the one written before it. */
  private Set<String> previous() {
    return groups.isEmpty() ? Set.of() : Set.of(groups.getLast().name());
  }

  private static Set<String> names(Predecessors after) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(after.groups()));
  }
}
