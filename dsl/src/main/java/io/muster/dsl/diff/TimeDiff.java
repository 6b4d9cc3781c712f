// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.runbook.Group;
import io.muster.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups and machines that start at another time only because something else has changed. */
final class TimeDiff {

  private final PlanPair plans;
  private final GroupDiff groups;
  private final MachineChanges machines;
  private final List<Change> changes = new ArrayList<>();

  TimeDiff(PlanPair plans, GroupDiff groups, MachineChanges machines) {
    this.plans = plans;
    this.groups = groups;
    this.machines = machines;
  }

  List<Change> changes() {
    for (Group group : plans.after().timeline().order()) {
      Optional<String> old = plans.old(group.name());
      if (old.isPresent()) {
        group(group);
        inGroup(group);
      }
    }
    return changes;
  }

  private void group(Group group) {
    Duration shift = plans.shiftOfGroup(group.name());
    if (!shift.isZero() && !groups.explains(group.name())) {
      tell(
          group.name(),
          "group '%s' starts %s, because %s"
              .formatted(group.name(), Names.shift(shift), reason(group)));
    }
  }

  /** The group whose end decided the start, now or before. */
  private String reason(Group group) {
    boolean later = !plans.shiftOfGroup(group.name()).isNegative();
    for (String name : group.after()) {
      Optional<Duration> shift = endShift(name, group, later);
      if (shift.isPresent()) {
        return "group '" + name + "' is complete " + Names.shift(shift.get());
      }
    }
    return "the waits before all groups have changed";
  }

  private Optional<Duration> endShift(String name, Group group, boolean later) {
    Group now = plans.after().groups().get(name);
    Optional<Group> old = plans.old(name).map(it -> plans.before().groups().get(it));
    Optional<Group> earlier = plans.old(group.name()).map(it -> plans.before().groups().get(it));
    if (now == null || old.isEmpty() || earlier.isEmpty()) {
      return Optional.empty();
    }
    Duration newEnd = plans.after().timeline().end(now);
    Duration oldEnd = plans.before().timeline().end(old.get());
    boolean decides =
        later
            ? newEnd.equals(plans.after().timeline().start(group.id()))
            : oldEnd.equals(plans.before().timeline().start(earlier.get().id()));
    return decides && !newEnd.equals(oldEnd) ? Optional.of(newEnd.minus(oldEnd)) : Optional.empty();
  }

  private void inGroup(Group group) {
    List<String> run = new ArrayList<>();
    String why = "";
    Duration last = Duration.ZERO;
    for (Step.Vm vm : PlanSide.machines(group)) {
      boolean compared = plans.before().machines().containsKey(vm.vm()) && plans.stayed(vm.vm());
      Duration shift = compared ? plans.shiftInGroup(vm.vm()) : Duration.ZERO;
      boolean told = machines.explains(vm.vm());
      if (!run.isEmpty() && (told || !shift.equals(last))) {
        tell(run, last, why);
        run.clear();
      }
      if (!told && !shift.isZero()) {
        why = run.isEmpty() ? reason(vm.vm(), shift) : why;
        run.add(vm.vm());
      }
      last = shift;
    }
    if (!run.isEmpty()) {
      tell(run, last, why);
    }
  }

  private String reason(String machine, Duration shift) {
    Optional<String> now = plans.after().machineBefore(machine);
    Optional<String> old = plans.before().machineBefore(machine);
    if (now.isPresent() && !plans.before().machines().containsKey(now.get())) {
      return "'" + now.get() + "' before it is new";
    }
    if (old.isPresent() && !plans.after().machines().containsKey(old.get())) {
      return "'" + old.get() + "' before it is gone";
    }
    if (old.isPresent() && !old.equals(now)) {
      return "'" + old.get() + "' is no longer before it";
    }
    boolean same =
        now.isPresent() && plans.stayed(now.get()) && plans.shiftInGroup(now.get()).equals(shift);
    return same
        ? "'" + now.get() + "' before it does"
        : "what comes before it in the group has changed";
  }

  private void tell(List<String> names, Duration shift, String why) {
    tell(
        names.getFirst(),
        "%s %s %s, because %s"
            .formatted(
                Names.some(names),
                names.size() == 1 ? "starts" : "start",
                Names.shift(shift),
                names.size() == 1 ? why : why.replace("before it", "before them")));
  }

  private void tell(String subject, String sentence) {
    changes.add(new Change(Change.Kind.TIME, subject, sentence));
  }
}
