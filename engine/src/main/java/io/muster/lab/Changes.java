// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.util.List;
import java.util.function.Supplier;

/** Learns what changes in a lab, before whoever has made the change sees an answer. */
interface Changes {

  /** For a lab that ends with its process. */
  Changes UNKEPT = (_, _) -> {};

  /**
   * @param together what one call has changed; all of it is kept, or nothing
   * @param world as it is with these changes
   */
  void write(List<Change> together, Supplier<World> world);
}
