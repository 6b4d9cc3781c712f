// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.journal.Claim;
import io.muster.journal.ReplicaTakenException;
import io.muster.journal.RunExistsException;
import io.muster.replica.ReplicaKey;
import io.muster.run.Actor;
import io.muster.run.Control;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes a new run down. */
final class Starting {

  /** The most runs of one runbook that begin in one second. */
  private static final int MOST = 100;

  private final RunRecords records;
  private final Controls controls;

  /** A run that is written down and claimed. */
  record Started(StoredRun run, Claim claim) {}

  Starting(RunRecords records, Controls controls) {
    this.records = records;
    this.controls = controls;
  }

  /**
   * @param first the name that the run would have
   * @param named the run under the name that it gets
   * @throws ReplicaTakenException when another run has one of its replicas and has not halted
   */
  Started start(RunId first, Function<RunId, StoredRun> named) {
    for (int count = 1; ; count++) {
      StoredRun run = named.apply(count == 1 ? first : new RunId(first + "-" + count));
      try {
        return new Started(run, records.journal().create(run, replicas(run), records.node()));
      } catch (RunExistsException exists) {
        if (count == MOST) {
          throw exists;
        }
      } catch (ReplicaTakenException taken) {
        supersede(run, taken);
        count--;
      }
    }
  }

  /** A run that has halted gives way: whoever starts another one has decided what comes of it. */
  private void supersede(StoredRun run, ReplicaTakenException taken) {
    if (taken.owner().state() != RunState.HALTED) {
      throw taken;
    }
    String reason =
        "'%s' of '%s' was started instead".formatted(run.plan().name().word(), run.id());
    controls.abort(
        new ControlRequest(
            taken.owner().id(),
            Control.ABORT,
            Optional.empty(),
            true,
            new Actor(run.by().name(), reason)));
  }

  private Set<ReplicaKey> replicas(StoredRun run) {
    Set<ReplicaKey> keys = new TreeSet<>();
    run.plan()
        .machines()
        .filter(vm -> !run.skips().containsKey(vm.id()))
        .forEach(vm -> keys.addAll(keys(run.runbook(), vm)));
    return keys;
  }

  private Set<ReplicaKey> keys(Runbook runbook, Step.Vm vm) {
    Set<ReplicaKey> keys = new TreeSet<>();
    runbook
        .replica(vm.vm())
        .ifPresent(
            replica ->
                (replica.members().isEmpty()
                        ? Set.of(replica.replica())
                        : Set.copyOf(replica.members()))
                    .forEach(name -> keys.add(records.key(runbook, name))));
    return keys;
  }
}
