// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget;

/** Brings letters to targets; the port. */
@FunctionalInterface
public interface Courier {

  /**
   * Returns when the target has taken it.
   *
   * @throws NotDeliveredException when it has not, as far as is known
   */
  void deliver(NotifyTarget target, Letter letter) throws NotDeliveredException;
}
