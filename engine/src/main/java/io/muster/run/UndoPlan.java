// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Group;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.runbook.StepOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to take back what a run has done: newest first within a group, and a group before those it
 * waited for (domain.md, order of undo). It goes on past errors.
 *
 * @param plan the steps, under names of their own below {@code undo}
 * @param undoes which step of the run each of them takes back, or a part of it
 * @param last those with which a step of the run is taken back
 */
public record UndoPlan(Plan plan, Map<StepId, StepPlace> undoes, Set<StepId> last) {

  /**
   * The step of the run that is taken back when this one is done; empty where something of it is
   * left.
   *
   * @param failed steps of this plan
   */
  public Optional<StepPlace> undone(StepId done, List<StepId> failed) {
    return Optional.ofNullable(undoes.get(done))
        .filter(_ -> last.contains(done))
        .filter(step -> failed.stream().noneMatch(it -> step.equals(undoes.get(it))));
  }

  /**
   * @param done in the order of completion
   */
  public static UndoPlan of(Plan ran, List<DoneStep> done) {
    return new Builder(ran, done).build();
  }

  private static final class Builder {
    private static final StepId UNDO = new StepId(PlanName.UNDO.word());

    private final Plan ran;
    private final List<DoneStep> newestFirst;
    private final PlanSteps steps;
    private final Map<StepId, StepPlace> undoes = new HashMap<>();
    private final Set<StepId> last = new HashSet<>();

    Builder(Plan ran, List<DoneStep> done) {
      this.ran = ran;
      this.steps = new PlanSteps(ran);
      this.newestFirst = done.reversed();
    }

    UndoPlan build() {
      Map<String, List<Step>> stepsByGroup = new HashMap<>();
      for (Group group : ran.groups()) {
        stepsByGroup.put(group.name(), undoOf(group.steps()));
      }
      List<Group> groups = new ArrayList<>();
      for (Group group : ran.groups().reversed()) {
        List<Step> steps = stepsByGroup.getOrDefault(group.name(), List.of());
        if (!steps.isEmpty()) {
          Set<String> after = waitingFor(group.name());
          after.removeIf(name -> stepsByGroup.getOrDefault(name, List.of()).isEmpty());
          groups.add(
              new Group(
                  UNDO.child(group.name()),
                  group.at(),
                  group.name(),
                  after,
                  group.parallel(),
                  false,
                  steps));
        }
      }
      Plan plan =
          new Plan(
              PlanName.UNDO,
              UNDO,
              undoOf(ran.after()),
              groups,
              undoOf(ran.before()),
              OnFailure.HALT);
      return new UndoPlan(plan, Map.copyOf(undoes), Set.copyOf(last));
    }

    /** The groups that waited for this one, directly or through others. */
    private Set<String> waitingFor(String name) {
      Set<String> waiting = new LinkedHashSet<>();
      Deque<String> open = new ArrayDeque<>(List.of(name));
      while (!open.isEmpty()) {
        String next = open.remove();
        for (Group group : ran.groups()) {
          if (group.after().contains(next) && waiting.add(group.name())) {
            open.add(group.name());
          }
        }
      }
      return waiting;
    }

    private List<Step> undoOf(List<Step> steps) {
      Set<StepId> ids = steps.stream().map(Step::id).collect(Collectors.toSet());
      List<Step> undo = new ArrayList<>();
      for (DoneStep done : newestFirst) {
        if (ids.contains(done.step().id())) {
          undo.addAll(undoOf(done));
        }
      }
      return undo;
    }

    private List<Step> undoOf(DoneStep done) {
      List<Step> undo =
          UndoBlocks.of(ran, done.step())
              .map(steps -> steps.stream().map(step -> step.renamed(this::undoOf)).toList())
              .orElseGet(() -> inverse(done).stream().toList());
      StepPlace place = steps.find(done.step().id()).orElseThrow().place();
      for (Step step : undo) {
        List<StepId> ids = PlanSteps.ids(step);
        ids.forEach(id -> undoes.put(id, place));
        if (step.equals(undo.getLast())) {
          last.add(ids.getLast());
        }
      }
      return undo;
    }

    private StepId undoOf(StepId id) {
      return id.moved(ran.id(), UNDO);
    }

    private Optional<Step> inverse(DoneStep done) {
      StepOptions options =
          new StepOptions(done.step().options().retries(), done.step().options().timeout(), false);
      return Inverse.of(done, undoOf(done.step().id()), options);
    }
  }
}
