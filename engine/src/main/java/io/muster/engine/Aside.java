// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Inventory;
import io.muster.action.StepContext;
import io.muster.action.StepFailure;
import io.muster.replica.ReplicaKey;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Does on the sites of a runbook what is no part of a run: looks at machines, and changes those
 * that no run has. Nothing of it is written down.
 */
public final class Aside {

  private final Time time;
  private final Sites sites;
  private final RunRecords records;
  private final Forks forks;

  public Aside(Time time, Sites sites, RunRecords records) {
    this.time = time;
    this.sites = sites;
    this.records = records;
    this.forks = new Forks(time);
  }

  /**
   * Does something on a thread of the sites' time.
   *
   * @param limit how long it may take
   * @param work has the names and interlocks of the runbook
   * @return what it has given; fails with what it has thrown
   */
  public <T> CompletionStage<T> perform(
      Runbook runbook, Duration limit, Function<StepContext, T> work) {
    return forks.call("aside", () -> work.apply(context(runbook, time.now().plus(limit))));
  }

  private StepContext context(Runbook runbook, Instant deadline) {
    return new StepContext(
        RunId.of(runbook.name(), time.now()),
        runbook,
        runbook.overlapping(),
        new Inventory(sites.vCenters()),
        sites.replications(),
        sites.conversion().at(runbook.sites().recovery()),
        false,
        sites.network(),
        time,
        deadline);
  }

  /**
   * Refuses to change a machine that a run has: a replica of it, or the source of one. A run that
   * begins at the same moment is not seen; its steps look at the machine before they change it.
   *
   * @param vm its name in vSphere, at whichever site
   * @throws StepFailure when a run that has not ended has it
   */
  public void requireFree(Runbook runbook, String vm) {
    for (Map.Entry<ReplicaKey, RunId> owned : records.journal().owners().entrySet()) {
      if (isOf(runbook, owned.getKey()) && isMeant(owned, vm)) {
        throw StepFailure.refused(
            "InvalidState",
            "'%s' is in run '%s', which has not ended; tell that run what to do, or wait for its end"
                .formatted(vm, owned.getValue()));
      }
    }
  }

  private boolean isOf(Runbook runbook, ReplicaKey replica) {
    return replica.site().equals(records.site(runbook, runbook.sites().recovery()));
  }

  private boolean isMeant(Map.Entry<ReplicaKey, RunId> owned, String vm) {
    String replica = owned.getKey().name();
    return replica.equals(vm)
        || records.journal().find(owned.getValue()).map(StoredRun::runbook).stream()
            .flatMap(runbook -> runbook.replicas().stream())
            .filter(it -> it.replica().equals(replica) || it.members().contains(replica))
            .map(ReplicaDeclaration::source)
            .anyMatch(vm::equals);
  }
}
