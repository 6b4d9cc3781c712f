// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.runbook.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Groups that are new, gone, renamed, limited in another way, or that wait for others. */
final class GroupDiff {

  private final PlanPair plans;
  private final Set<String> explained = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();

  GroupDiff(PlanPair plans) {
    this.plans = plans;
  }

  List<Change> changes() {
    for (Group old : plans.before().groups().values()) {
      if (!plans.groups().containsKey(old.name())) {
        tell(old.name(), "is gone");
      }
    }
    for (Group now : plans.after().groups().values()) {
      if (plans.old(now.name()).isEmpty()) {
        tell(now.name(), "is new: it starts " + when(now.after()));
      }
    }
    plans
        .groups()
        .forEach(
            (old, now) -> {
              if (!old.equals(now)) {
                tell(old, "is now called '" + now + "'");
              }
              compare(group(plans.before(), old), group(plans.after(), now));
            });
    return changes;
  }

  /** Whether it has been told why the group starts at another time. */
  boolean explains(String group) {
    return explained.contains(group);
  }

  private void compare(Group old, Group now) {
    String name = now.name();
    order(old, now);
    boolean limited =
        Math.max(PlanSide.machines(old).size(), PlanSide.machines(now).size())
            > Math.min(old.parallel(), now.parallel());
    if (old.parallel() != now.parallel() && limited) {
      tell(
          name,
          "now has %d in flight at once instead of %d".formatted(now.parallel(), old.parallel()));
    }
    if (old.critical() != now.critical()) {
      tell(
          name,
          now.critical()
              ? "is now critical: a failure in it stops the plan"
              : "is no longer critical: the plan goes on past a failure in it");
    }
  }

  private void order(Group old, Group now) {
    Set<String> before = new LinkedHashSet<>();
    old.after().forEach(name -> before.add(plans.now(name)));
    if (before.equals(now.after())) {
      return;
    }
    explained.add(now.name());
    boolean with =
        now.after().size() == 1
            && before.isEmpty()
            && atOnce(plans.before(), plans.old(now.after().iterator().next()));
    boolean without =
        before.size() == 1
            && now.after().isEmpty()
            && atOnce(plans.after(), Optional.of(before.iterator().next()));
    String change =
        with
            ? "now starts " + when(now.after()) + " instead of with it"
            : without
                ? "now starts with " + Names.all(before) + " instead of after it"
                : "now starts " + when(now.after()) + " instead of " + when(before);
    tell(now.name(), change + Names.shifted(plans.shiftOfGroup(now.name())));
  }

  private static boolean atOnce(PlanSide side, Optional<String> name) {
    return name.map(it -> side.groups().get(it))
        .filter(group -> group.after().isEmpty())
        .isPresent();
  }

  private static String when(Set<String> after) {
    return after.isEmpty() ? "at once" : "after " + Names.all(after);
  }

  private static Group group(PlanSide side, String name) {
    return Objects.requireNonNull(side.groups().get(name));
  }

  private void tell(String group, String predicate) {
    changes.add(new Change(Change.Kind.GROUP, group, "group '" + group + "' " + predicate));
  }
}
