// SPDX-License-Identifier: Apache-2.0
package io.muster.replication;

import org.jspecify.annotations.Nullable;

/** What a replication refused or could not do. */
public final class ReplicationFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fault;
  private final boolean refused;

  /**
   * @param fault a short name of it, such as {@code NoRestorePoint}
   * @param refused whether trying again is no use until somebody has changed something
   * @param sentence what was tried on what, why it is not done, and what to do
   */
  public ReplicationFault(
      String fault, boolean refused, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.fault = fault;
    this.refused = refused;
  }

  public String fault() {
    return fault;
  }

  public boolean refused() {
    return refused;
  }
}
