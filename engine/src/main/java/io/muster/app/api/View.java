// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.access.Scope;
import io.muster.access.Token;
import io.muster.config.ConfigurationException;
import io.muster.engine.Desk;
import io.muster.journal.NoSuchRunException;
import io.muster.problem.InvalidRunbookException;
import io.muster.run.PlanMachines;
import io.muster.run.RunId;
import io.muster.run.RunSummary;
import io.muster.run.StoredRun;
import io.muster.runbook.Plan;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody sees, and may act on. A runbook shows where one of its machines is in his scope,
 * with those that are; a plan or a run only where all of its machines are, since it tells of them
 * all. What does not show is answered for as what is not there.
 */
record View(House house, Token token) {

  private Scope scope() {
    return token.scope();
  }

  private Desk desk() {
    return house.desk();
  }

  /** The runbooks that show, as their files are now. */
  List<Runbook> runbooks() {
    return desk().runbooks().stream()
        .flatMap(name -> readable(name).stream())
        .filter(runbook -> !machines(runbook).isEmpty())
        .toList();
  }

  /** Empty where its file has changed since it was found, or another one has the name too. */
  private Optional<Runbook> readable(String name) {
    try {
      return Optional.of(desk().runbook(name, Map.of()));
    } catch (ConfigurationException | InvalidRunbookException _) {
      return Optional.empty();
    }
  }

  /**
   * A runbook that shows.
   *
   * @param parameters the values that are passed to it
   */
  Runbook runbook(String name, Map<String, String> parameters) {
    // why: what the shelf says of a name that is not there names all those that are
    if (!desk().runbooks().contains(name)) {
      throw noRunbook(name);
    }
    Runbook runbook = desk().runbook(name, parameters);
    if (machines(runbook).isEmpty()) {
      throw noRunbook(name);
    }
    return runbook;
  }

  private static ApiException noRunbook(String name) {
    return new ApiException(
        404,
        "there is no runbook '%s'; /v1/runbooks lists those that there are"
            .formatted(Fields.checked("a runbook's name", name)));
  }

  /** Those of a runbook's machines that are in scope. */
  List<ReplicaDeclaration> machines(Runbook runbook) {
    return runbook.replicas().stream()
        .filter(replica -> scope().covers(runbook.name(), replica.source()))
        .toList();
  }

  /** Whether a plan has no machine that does not show. */
  boolean sees(Runbook runbook, Plan plan) {
    return scope().coversAll(runbook.name(), PlanMachines.of(plan));
  }

  /**
   * Refuses a plan that acts on machines out of scope (domain.md, section 6.1).
   *
   * @param named only these; empty means all of the plan
   */
  void requireAll(Runbook runbook, Plan plan, Collection<String> named) {
    for (String machine : named) {
      if (!scope().covers(runbook.name(), machine)) {
        throw new ApiException(
            403, "'%s' is not in your scope (%s)".formatted(machine, scope().words()));
      }
    }
    if (named.isEmpty() && !sees(runbook, plan)) {
      throw new ApiException(
          403,
          "plan '%s' of '%s' has machines that are not in your scope (%s); name those of %s that are meant"
              .formatted(
                  plan.name().word(),
                  runbook.name(),
                  scope().words(),
                  machines(runbook).stream().map(ReplicaDeclaration::source).toList()));
    }
  }

  /** A run that shows. */
  StoredRun run(String name) {
    RunId id = new RunId(Fields.checked("a run's name", name));
    StoredRun run = desk().find(id);
    if (!sees(run.runbook(), run.plan())) {
      throw new NoSuchRunException(id);
    }
    return run;
  }

  /** Whether a run shows that is known in a line. */
  boolean sees(RunSummary run) {
    return scope().patterns().isEmpty()
        || desk().journal().find(run.id()).filter(it -> sees(it.runbook(), it.plan())).isPresent();
  }
}
