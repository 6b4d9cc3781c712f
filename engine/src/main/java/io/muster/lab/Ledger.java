// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Brings the changes of a lab into one order. Whoever changes anything holds it before any other
 * lock of the lab; reading needs it not.
 */
final class Ledger {

  private final Changes changes;
  private final Supplier<World> world;
  private final List<Change> unwritten = new ArrayList<>();
  private int depth;

  /**
   * @param world as it is when this is asked
   */
  Ledger(Changes changes, Supplier<World> world) {
    this.changes = changes;
    this.world = world;
  }

  /** Does something; what that changes is kept at its end, together. */
  synchronized <T> T together(Supplier<T> work) {
    depth++;
    try {
      return work.get();
    } finally {
      depth--;
      if (depth == 0 && !unwritten.isEmpty()) {
        write();
      }
    }
  }

  synchronized void together(Runnable work) {
    together(
        () -> {
          work.run();
          return true;
        });
  }

  synchronized void changed(Change change) {
    together(() -> unwritten.add(change));
  }

  private void write() {
    List<Change> written = List.copyOf(unwritten);
    unwritten.clear();
    changes.write(written, world);
  }
}
