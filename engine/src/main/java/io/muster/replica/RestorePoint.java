// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import java.time.Instant;

/**
 * A state that a replica can be started from (domain.md, section 1.1).
 *
 * @param id what its replication knows it by, such as a snapshot's reference
 * @param created when the data was taken
 * @param term whether it is one of its own or an instant of the journal
 * @param consistent whether the applications had written all they had to
 */
public record RestorePoint(String id, String name, Instant created, Term term, boolean consistent) {

  /** How long a point is kept. */
  public enum Term {
    /** One point per sync, until retention drops it. */
    LONG,
    /** An instant of the journal, for as long as the journal reaches back. */
    SHORT
  }

  /** A crash-consistent point of its own. */
  public RestorePoint(String id, String name, Instant created) {
    this(id, name, created, Term.LONG, false);
  }
}
