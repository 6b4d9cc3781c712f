// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.replica.RestorePoint;
import io.muster.replication.Replication.Phase;
import java.time.Instant;
import java.util.List;

/**
 * How the restore points of a kind are kept in the lab. Nothing here waits, and nothing changes but
 * the two VMs and the journal that are given.
 */
interface Chain {

  /**
   * One replica at one instant.
   *
   * @param sendable until when the source could be reached
   */
  record Case(Journal journal, Vm replica, Vm source, Instant now, Instant sendable) {
    Case with(Journal journal) {
      return new Case(journal, replica, source, now, sendable);
    }

    Case with(Vm replica) {
      return new Case(journal, replica, source, now, sendable);
    }

    /** With the VM that a failback writes into in the place of the source. */
    Case writing(Vm production) {
      return new Case(journal, replica, production, now, sendable);
    }
  }

  /** As it is by now: what its schedule has sent meanwhile is there. */
  Case settled(Case one);

  List<RestorePoint> points(Case one);

  /** What was a source until now: what it holds becomes its first point. */
  Case reversed(Case one);

  Case held(Case one);

  Case synced(Case one, String key);

  Case released(Case one);

  Case prepared(Case one, Phase phase);

  Case transferred(Case one, Phase phase);

  Case restored(Case one);

  Case forgotten(Case one);

  Case adopted(Case one);
}
