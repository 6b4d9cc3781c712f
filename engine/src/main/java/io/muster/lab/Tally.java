// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.World.Effects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what is done to the machines of a lab, so that nothing done twice goes unseen. */
final class Tally {

  private final SortedMap<String, Effects> effects;
  private final Ledger ledger;

  Tally(SortedMap<String, Effects> effects, Ledger ledger) {
    this.effects = new TreeMap<>(effects);
    this.ledger = ledger;
  }

  /**
   * @param object the name of a VM, or the path of a file
   */
  void begun(String site, String object, String operation) {
    add(site, object, operation, 1, 0);
  }

  void succeeded(String site, String object, String operation) {
    add(site, object, operation, 0, 1);
  }

  /** Of something that is over as soon as it begins. */
  void done(String site, String object, String operation) {
    add(site, object, operation, 1, 1);
  }

  private void add(String site, String object, String operation, int begun, int succeeded) {
    ledger.together(
        () -> {
          String what = String.join("/", site, object, operation);
          Effects before = effects.getOrDefault(what, new Effects(0, 0));
          Effects after = new Effects(before.begun() + begun, before.succeeded() + succeeded);
          effects.put(what, after);
          ledger.changed(new Change.OfEffects(what, after));
        });
  }

  SortedMap<String, Effects> asData() {
    return ledger.together(() -> new TreeMap<>(effects));
  }
}
