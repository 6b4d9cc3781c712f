// SPDX-License-Identifier: Apache-2.0
package io.muster.trace;

import io.muster.run.Outcome;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.StoredRun;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The spans of a run: the run, its groups, its steps, and the tasks of vCenters. What is done after
 * a halt is a span of its own below that of the run, so that no span is made twice.
 */
final class RunTrace {

  private static final Set<Outcome> FAULTY =
      Set.of(Outcome.HALTED, Outcome.FAILED, Outcome.ABORTED);

  private final StoredRun run;
  private final Ids ids;
  private final Stint stint;
  private final RunEnded end;
  private final List<Span> spans = new ArrayList<>();

  private RunTrace(StoredRun run, Stint stint, RunEnded end) {
    this.run = run;
    this.ids = Ids.of(run);
    this.stint = stint;
    this.end = end;
  }

  /**
   * The spans of what ended, or halted, with the last of these events.
   *
   * @param events from the start of the run on; the last one ends it
   */
  static List<Span> of(StoredRun run, List<RunEvent> events) {
    Stint stint = new Stint(1, run.started());
    for (RunEvent event : events) {
      if (stint.end().isPresent()) {
        stint = new Stint(stint.number() + 1, event.time());
      }
      stint.add(event);
    }
    Stint last = stint;
    return last.end().map(end -> new RunTrace(run, last, end).spans()).orElse(List.of());
  }

  private List<Span> spans() {
    String root = ids.span(1, "run");
    String top = stint.number() == 1 ? root : ids.span(stint.number(), "run");
    Map<String, String> attributes = attributes();
    Optional<String> fault =
        FAULTY.contains(end.outcome()) ? Optional.of(end.outcome().word()) : Optional.empty();
    String name = "%s %s".formatted(run.plan().name().word(), run.runbook().name());
    spans.add(
        new Span(
            ids.trace(),
            top,
            stint.number() == 1 ? Optional.empty() : Optional.of(root),
            stint.number() == 1 ? name : name + ", resumed",
            stint.start(),
            end.time(),
            fault,
            attributes));
    Map<String, List<StepSpan>> groups = new LinkedHashMap<>();
    stint
        .steps()
        .forEach(step -> groups.computeIfAbsent(group(step), _ -> new ArrayList<>()).add(step));
    Map<StepId, Integer> times = new HashMap<>();
    groups.forEach(
        (group, steps) -> {
          String parent = group.isEmpty() ? top : group(top, group, steps);
          steps.forEach(
              step -> step(parent, step, times.merge(step.place().id(), 1, Integer::sum)));
        });
    return spans;
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("muster.run", run.id().value());
    attributes.put("muster.runbook", run.runbook().name());
    attributes.put("muster.plan", run.plan().name().word());
    attributes.put("muster.outcome", end.outcome().word());
    end.rto().ifPresent(it -> attributes.put("muster.recovery_time", it.toString()));
    end.rpo().ifPresent(it -> attributes.put("muster.recovery_point", it.toString()));
    return attributes;
  }

  /** The path of the group that a step is in; empty where it is in none. */
  private static String group(StepSpan step) {
    String path = step.place().id().path();
    int slash = path.indexOf('/');
    return step.place()
        .group()
        .filter(_ -> slash > 0)
        .map(it -> path.substring(0, slash + 1) + it)
        .orElse("");
  }

  private String group(String top, String path, List<StepSpan> steps) {
    String id = ids.span(stint.number(), "group " + path);
    Instant start =
        steps.stream().map(StepSpan::start).min(Comparator.naturalOrder()).orElseThrow();
    Instant last = steps.stream().map(StepSpan::end).max(Comparator.naturalOrder()).orElseThrow();
    Optional<String> fault =
        steps.stream()
            .filter(step -> step.fault().isPresent())
            .map(step -> step.place().id() + " has failed")
            .findFirst();
    spans.add(
        new Span(
            ids.trace(),
            id,
            Optional.of(top),
            path,
            start,
            last,
            fault,
            Map.of("muster.group", path)));
    return id;
  }

  private void step(String parent, StepSpan step, int time) {
    String path = step.place().id().path();
    String id = ids.span(stint.number(), "step %d %s".formatted(time, path));
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("muster.step", path);
    step.place().vm().ifPresent(it -> attributes.put("muster.vm", it));
    attributes.put("muster.state", step.state());
    attributes.put("muster.attempts", Integer.toString(step.attempts()));
    spans.add(
        new Span(
            ids.trace(),
            id,
            Optional.of(parent),
            path,
            step.start(),
            step.end(),
            step.fault(),
            attributes));
    step.tasks().forEach(task -> task(id, task));
  }

  private void task(String parent, StepSpan.Task task) {
    String id = ids.span(stint.number(), "task %s %s".formatted(parent, task.reference()));
    spans.add(
        new Span(
            ids.trace(),
            id,
            Optional.of(parent),
            "vsphere " + task.reference().operation(),
            task.start(),
            task.end(),
            Optional.empty(),
            Map.of(
                "vsphere.site", task.reference().site(),
                "vsphere.task", task.reference().reference(),
                "vsphere.vm", task.reference().vm())));
  }
}
