// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.journal.Journal;
import io.muster.replica.ReplicaKey;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import java.time.Duration;

/**
 * Where an engine writes its runs down.
 *
 * @param node what this process is called there
 * @param place where its runs take place
 * @param answeredElsewhere whether people can answer only when this process has ended
 * @param latestSwitch how late the switch of a failback may come without a word of people, in runs
 *     that are started here
 */
public record RunRecords(
    Journal journal,
    String node,
    StoredRun.Place place,
    boolean answeredElsewhere,
    Duration latestSwitch) {

  /** How late a switch may come where nobody has said so. */
  public static final Duration LATEST_SWITCH = Duration.ofHours(1);

  /** Records that others can reach while this process is there. */
  public RunRecords(Journal journal, String node, StoredRun.Place place) {
    this(journal, node, place, false, LATEST_SWITCH);
  }

  /** A replica among all that the journal knows. */
  ReplicaKey key(Runbook runbook, String replica) {
    return new ReplicaKey(site(runbook, runbook.sites().recovery()), replica);
  }

  /** What the journal calls a site; those of a lab are not the real ones of that name. */
  String site(Runbook runbook, String name) {
    return place.lab() ? ReplicaKey.labSite(runbook.name(), name) : name;
  }
}
