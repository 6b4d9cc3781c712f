// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which items before and after are the same, and what is new or gone. */
final class Items {

  /** The same thing before and after, by its places in the two lists. */
  record Same(int before, int after) {}

  private final List<Item> before;
  private final List<Item> after;
  private final List<Same> same = new ArrayList<>();
  private final BitSet oldDone = new BitSet();
  private final BitSet newDone = new BitSet();

  Items(List<Item> before, List<Item> after) {
    this.before = before;
    this.after = after;
    match(item -> item.type() + "\n" + item.key());
    match(Item::type);
    same.sort(Comparator.comparingInt(Same::before));
  }

  /** The changes of all of them. */
  static List<Change> changes(List<Item> before, List<Item> after) {
    return new Items(before, after).changes();
  }

  List<Same> same() {
    return same;
  }

  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!oldDone.get(i)) {
        add(before.get(i), before.get(i).gone(), changes);
      }
    }
    for (int i = 0; i < after.size(); i++) {
      if (!newDone.get(i)) {
        add(after.get(i), after.get(i).appeared(), changes);
      }
    }
    for (Same pair : same) {
      Item old = before.get(pair.before);
      after
          .get(pair.after)
          .since(old)
          .forEach(predicate -> add(old, old.label() + " " + predicate, changes));
    }
    return changes;
  }

  private static void add(Item item, String sentence, List<Change> changes) {
    if (!sentence.isEmpty()) {
      changes.add(new Change(item.kind(), item.key(), sentence));
    }
  }

  private void match(Function<Item, String> name) {
    Map<String, Deque<Integer>> open = new HashMap<>();
    for (int i = 0; i < after.size(); i++) {
      if (!newDone.get(i)) {
        open.computeIfAbsent(name.apply(after.get(i)), _ -> new ArrayDeque<>()).add(i);
      }
    }
    for (int i = 0; i < before.size(); i++) {
      Deque<Integer> found = open.get(name.apply(before.get(i)));
      if (!oldDone.get(i) && found != null && !found.isEmpty()) {
        int other = found.remove();
        same.add(new Same(i, other));
        oldDone.set(i);
        newDone.set(other);
      }
    }
  }
}
