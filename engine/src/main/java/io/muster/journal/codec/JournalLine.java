// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.codec;

import io.muster.journal.Seal;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.run.RunEvent;
import io.muster.run.StoredRun;
import java.util.List;

/**
 * A line of an exported journal: first the states of replicas, then each run followed by its
 * events, then the chain of reports, and an end by which it is known to be whole.
 */
public sealed interface JournalLine {

  record Replica(ReplicaState state) implements JournalLine {}

  /**
   * @param node that had claimed it last
   * @param replicas that belong to it
   * @param events how many of its events follow
   */
  record Run(StoredRun run, String node, List<ReplicaKey> replicas, int events)
      implements JournalLine {}

  record Event(RunEvent event) implements JournalLine {}

  /** A link of the chain of reports; all of them come after the runs. */
  record Report(Seal link) implements JournalLine {}

  /** How many runs and states of replicas there were. */
  record End(int runs, int replicas) implements JournalLine {}
}
