// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.Optional;

/** Where a failback goes (domain.md, section 2.8). */
public sealed interface FailbackTarget {

  /** The VM that was replicated. */
  record Original() implements FailbackTarget {
    @Override
    public String toString() {
      return "original";
    }
  }

  /**
   * A VM that was restored from elsewhere beforehand.
   *
   * @param name of the VM; a {@code *} in it stands for the machine's own name
   */
  record Restored(String name) implements FailbackTarget {
    @Override
    public String toString() {
      return "restored('" + name + "')";
    }
  }

  /** A new VM; what is empty is chosen as the original had it. */
  record Location(
      Optional<String> host,
      Optional<String> datastore,
      Optional<String> folder,
      Optional<String> pool,
      Optional<String> network)
      implements FailbackTarget {
    @Override
    public String toString() {
      return "a new location";
    }
  }
}
