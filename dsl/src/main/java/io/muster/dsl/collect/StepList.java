// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.TakenBack;
import io.muster.dsl.words.Tries;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.runbook.StepOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The steps of one place in a plan, which get their ids when all of them are known. */
final class StepList {

  private final Procedures procedures;
  private final boolean critical;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Draft> last = new ArrayList<>();

  /** A list whose steps are critical or not where they do not say it themselves. */
  StepList(Procedures procedures, boolean critical) {
    this.procedures = procedures;
    this.critical = critical;
  }

  Procedures procedures() {
    return procedures;
  }

  /** Adds a machine, whose id ends with its name. */
  void machine(String name, Function<StepId, Step> step) {
    drafts.add(new Draft(name, true, step));
  }

  /** Adds a step that is called by its kind and its number among those of its kind. */
  void step(String kind, Function<StepId, Step> step) {
    drafts.add(new Draft(kind, false, step));
  }

  /** Adds a step that comes after all others, whatever is added later. */
  void lastly(String kind, Function<StepId, Step> step) {
    last.add(new Draft(kind, false, step));
  }

  boolean hasMachines() {
    return drafts.stream().anyMatch(Draft::machine);
  }

  StepOptions options(Tries tries) {
    return new StepOptions(
        tries.retries().orElse(0), tries.timeout(), tries.critical().orElse(critical));
  }

  /** The options of a step that can say how it is taken back, once its id is known. */
  Function<StepId, StepOptions> options(Tries tries, TakenBack back) {
    StepOptions options = options(tries);
    Optional<StepList> undo =
        back.undo()
            .map(
                block -> {
                  StepList list = new StepList(procedures, false);
                  block.readInto(new StepsCollector(list));
                  return list;
                });
    return id ->
        new StepOptions(
            options.retries(),
            options.timeout(),
            options.critical(),
            undo.map(list -> list.steps(id.child("undo"))));
  }

  List<Step> steps(StepId parent) {
    List<Draft> all = new ArrayList<>(drafts);
    all.addAll(last);
    Set<String> taken = new HashSet<>();
    all.stream().filter(Draft::machine).forEach(draft -> taken.add(draft.name));
    Map<String, Integer> numbers = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (Draft draft : all) {
      String name = draft.machine ? draft.name : next(draft.name, numbers);
      while (!draft.machine && !taken.add(name)) {
        name = next(draft.name, numbers);
      }
      steps.add(draft.step.apply(parent.child(name)));
    }
    return List.copyOf(steps);
  }

  private static String next(String kind, Map<String, Integer> numbers) {
    return kind + "-" + numbers.merge(kind, 1, Integer::sum);
  }

  private record Draft(String name, boolean machine, Function<StepId, Step> step) {}
}
