// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Descriptions;
import io.muster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The steps of one place before and after: what they are, and in which order they come. */
final class StepsDiff {

  /** A step or check in its order. */
  private record Entry(Optional<String> machine, Item item, int step) {}

  private final List<Entry> before;
  private final List<Entry> after;
  private final List<Step> oldSteps;
  private final List<Step> newSteps;
  private final Descriptions descriptions;

  StepsDiff(
      List<Step> oldSteps,
      List<Step> newSteps,
      StepItems oldItems,
      StepItems newItems,
      Descriptions descriptions) {
    this.oldSteps = oldSteps;
    this.newSteps = newSteps;
    this.descriptions = descriptions;
    this.before = entries(oldSteps, oldItems);
    this.after = entries(newSteps, newItems);
  }

  private static List<Entry> entries(List<Step> steps, StepItems items) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int place = i;
      if (steps.get(i) instanceof Step.Vm vm) {
        entries.add(new Entry(Optional.of(vm.vm()), machine(vm), place));
      } else {
        items
            .of(steps.get(i))
            .forEach(item -> entries.add(new Entry(Optional.empty(), item, place)));
      }
    }
    return entries;
  }

  /** A machine stands in the order, but what it does is told elsewhere. */
  private static Item machine(Step.Vm vm) {
    String type = "machine " + vm.vm();
    return new Item(Change.Kind.MACHINE, type, vm.vm(), Names.quoted(vm.vm()), List.of(), "", "");
  }

  /**
   * The changes.
   *
   * @param moved told of each machine that starts after another one than before
   */
  List<Change> changes(BiConsumer<String, String> moved) {
    Items items = new Items(items(before), items(after));
    List<Change> changes = new ArrayList<>(items.changes());
    List<Integer> places = items.same().stream().map(pair -> after.get(pair.after()).step).toList();
    Longest.moved(places).stream()
        .forEach(
            i -> {
              Entry old = before.get(items.same().get(i).before());
              Entry now = after.get(items.same().get(i).after());
              String change =
                  previous(newSteps, now.step) + " instead of " + previous(oldSteps, old.step);
              old.machine.ifPresentOrElse(
                  machine -> moved.accept(machine, "now starts " + change),
                  () ->
                      changes.add(
                          new Change(
                              old.item.kind(),
                              old.item.key(),
                              old.item.label() + " now comes " + change)));
            });
    return changes;
  }

  private static List<Item> items(List<Entry> entries) {
    return entries.stream().map(Entry::item).toList();
  }

  private String previous(List<Step> steps, int place) {
    if (place == 0) {
      return "first";
    }
    Step step = steps.get(place - 1);
    return "after '" + (step instanceof Step.Vm vm ? vm.vm() : descriptions.action(step)) + "'";
  }
}
