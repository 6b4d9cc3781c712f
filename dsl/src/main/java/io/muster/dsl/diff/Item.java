// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that can be new, gone or changed.
 *
 * @param type what it may have become when its key is no longer there
 * @param key what makes it the same thing before and after
 * @param label how sentences call it
 * @param appeared the sentence when it is new; empty where that means nothing
 * @param gone the sentence when it is gone; empty where that means nothing
 */
record Item(
    Change.Kind kind,
    String type,
    String key,
    String label,
    List<Aspect> aspects,
    String appeared,
    String gone) {

  /** What differs, as predicates without the label. */
  List<String> since(Item before) {
    List<String> predicates = new ArrayList<>();
    Map<String, Aspect> old = new HashMap<>();
    before.aspects.forEach(aspect -> old.put(aspect.name(), aspect));
    for (Aspect aspect : aspects) {
      Aspect was = old.get(aspect.name());
      if (was != null && !was.value().equals(aspect.value())) {
        predicates.add(aspect.since(was));
      }
    }
    return predicates;
  }
}
