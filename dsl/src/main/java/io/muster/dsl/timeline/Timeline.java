// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.timeline;

import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The times that a plan sets itself by delays and waits, as if everything else took no time: no
 * step can begin earlier.
 */
public final class Timeline {

  private final Map<StepId, Duration> starts = new HashMap<>();
  private final Map<String, Duration> ends = new HashMap<>();
  private final List<Group> order;
  private final Duration end;

  /** The times of a plan whose groups wait for each other without a cycle. */
  public Timeline(Plan plan) {
    Duration begin = run(plan.before(), Duration.ZERO);
    this.order = List.copyOf(Levels.of(plan.groups()));
    Duration last = begin;
    for (Group group : order) {
      Duration start =
          group.after().stream()
              .map(name -> ends.getOrDefault(name, begin))
              .reduce(begin, Timeline::later);
      starts.put(group.id(), start);
      Duration done = run(group.steps(), start);
      ends.merge(group.name(), done, Timeline::later);
      last = later(last, done);
    }
    this.end = run(plan.after(), last);
  }

  /** The earliest start of a step or group, counted from the start of the run. */
  public Duration start(StepId id) {
    return starts.getOrDefault(id, Duration.ZERO);
  }

  /** The earliest time at which a group is complete. */
  public Duration end(Group group) {
    return ends.getOrDefault(group.name(), Duration.ZERO);
  }

  /** The earliest end of the plan. */
  public Duration end() {
    return end;
  }

  /** The groups so that each comes after those it waits for. */
  public List<Group> order() {
    return order;
  }

  private Duration run(List<Step> steps, Duration begin) {
    Duration now = begin;
    Duration lastMachine = begin;
    boolean first = true;
    for (Step step : steps) {
      if (step instanceof Step.Vm vm) {
        now = first ? now : later(now, lastMachine.plus(vm.delay()));
        lastMachine = now;
        first = false;
      }
      starts.put(step.id(), now);
      now = step instanceof Step.Wait wait ? now.plus(wait.duration()) : run(step.parts(), now);
    }
    return now;
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
