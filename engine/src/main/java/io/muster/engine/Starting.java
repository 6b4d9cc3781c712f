// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Preflight;
import io.muster.journal.Claim;
import io.muster.journal.ReplicaTakenException;
import io.muster.journal.RunExistsException;
import io.muster.replica.ReplicaKey;
import io.muster.run.Actor;
import io.muster.run.Control;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.StoredRun;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Looks whether a run may be started, and writes it down. */
final class Starting {

  /** The most runs of one runbook that begin in one second. */
  private static final int MOST = 100;

  private final RunRecords records;
  private final Controls controls;
  private final Executions executions;
  private final Time time;

  /** A run that is written down and claimed. */
  record Started(StoredRun run, Claim claim) {}

  Starting(RunRecords records, Controls controls, Executions executions, Time time) {
    this.records = records;
    this.controls = controls;
    this.executions = executions;
    this.time = time;
  }

  /**
   * What is seen at the sites before a run is started.
   *
   * @throws RunRefusedException when it must not be started
   */
  Preflight.Seen look(RunRequest request) {
    Plan plan = Plans.of(request);
    Runbook runbook = request.runbook();
    RunId first = RunId.of(runbook.name(), time.now());
    Preflight.Seen seen =
        Preflight.of(executions.looking(first, runbook, request.forced(), Engine.PREFLIGHT), plan);
    if (!seen.refusals().isEmpty()) {
      throw new RunRefusedException(seen.refusals());
    }
    Optional<Confirmation> confirmation = request.terms().confirmation();
    if (!request.confirmed() && confirmation.isEmpty() && !seen.discards().isEmpty()) {
      throw new RunRefusedException(seen.discards());
    }
    return confirmation.map(it -> it.asking(seen, runbook.at())).orElse(seen);
  }

  /**
   * Writes a run down.
   *
   * @param warnings is told what is to be known of it before it begins
   * @throws ReplicaTakenException when another run has one of its replicas and has not halted
   * @throws RunExistsException when the request names the run, and there is one of that name
   */
  Started start(RunRequest request, Preflight.Seen seen, Consumer<RunWarning> warnings) {
    Optional<RunId> named = request.terms().run();
    RunId first = named.orElseGet(() -> RunId.of(request.runbook().name(), time.now()));
    for (int count = 1; ; count++) {
      StoredRun run = run(count == 1 ? first : new RunId(first + "-" + count), request, seen);
      try {
        Started started =
            new Started(
                run, records.journal().create(run, OwnedReplicas.of(run, records), records.node()));
        seen.warnings().forEach(it -> warnings.accept(new RunWarning(time.now(), run.id(), it)));
        return started;
      } catch (RunExistsException exists) {
        if (count == MOST || named.isPresent()) {
          throw exists;
        }
      } catch (ReplicaTakenException taken) {
        if (request.terms().yields()) {
          throw taken;
        }
        supersede(run, taken);
        count--;
      }
    }
  }

  /** A run that follows from another one, and is not written down yet. */
  record Next(StoredRun run, Set<ReplicaKey> replicas) {}

  /**
   * A run of this name, as it would be started now.
   *
   * @throws RunRefusedException when it must not be started
   */
  Next next(RunId id, RunRequest request) {
    StoredRun run = run(id, request, look(request));
    return new Next(run, OwnedReplicas.of(run, records));
  }

  private StoredRun run(RunId id, RunRequest request, Preflight.Seen seen) {
    return new StoredRun(
        id,
        request.runbook(),
        seen.plan(),
        seen.skips(),
        request.forced(),
        records.place(),
        request.by(),
        time.now(),
        Optional.of(records.latestSwitch()));
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
}
