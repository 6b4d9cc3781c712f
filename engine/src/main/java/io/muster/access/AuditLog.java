// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import java.util.List;

/**
 * What was done over the API, to which is only added. Every method throws {@code JournalException}
 * when that cannot be read or written.
 */
public interface AuditLog {

  /** Adds an entry to the chain, as one. */
  AuditEntry add(AuditEntry.Act act);

  /**
   * Entries in their order.
   *
   * @param after only those with a higher number; 0 for all
   * @param most how many at the most
   */
  List<AuditEntry> entries(long after, int most);
}
