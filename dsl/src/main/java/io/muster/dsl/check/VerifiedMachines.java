// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.GroupWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Failback;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A verification looks at a machine that the plan starts. */
final class VerifiedMachines implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    if (findings.incomplete(FileWords.class)
        || findings.incomplete(FailoverWords.class, "group")
        || findings.incomplete(GroupWords.class, "vm")) {
      return;
    }
    Machines machines = new Machines(runbook, new Declarations(runbook), findings);
    runbook
        .written()
        .forEach(
            plan ->
                machines.check(
                    plan, plan.steps(), "is verified, but this plan does not start it", "start"));
    Failback failback = runbook.failback();
    Stream<Step> around = Stream.concat(failback.before().stream(), failback.after().stream());
    machines.check(
        runbook.failover(), around, "is verified, but no plan of this runbook starts it", "start");
    machines.check(
        runbook.plan(PlanName.FAILBACK),
        failback.verify().stream(),
        "is verified, but it does not come back",
        "");
  }

  /** The machines of a runbook, and what is said about those that a plan does not start. */
  private record Machines(Runbook runbook, Declarations declarations, Findings findings) {

    private void check(Plan plan, Stream<Step> steps, String sentence, String start) {
      Set<String> started = started(plan);
      Steps.performed(steps)
          .filter(Step.Verify.class::isInstance)
          .flatMap(step -> ((Step.Verify) step).verifications().stream())
          .forEach(
              verification ->
                  verification
                      .machine()
                      .filter(machine -> !started.contains(machine))
                      .ifPresent(
                          machine ->
                              findings.add(
                                  problem(verification, machine, sentence),
                                  it -> it.hint(hint(machine, started, start)))));
    }

    /** The machines that a plan starts; those in a vApp are started with it. */
    private Set<String> started(Plan plan) {
      Set<String> started = new TreeSet<>();
      plan.machines().forEach(vm -> started.add(vm.vm()));
      for (ReplicaDeclaration replica : runbook.replicas()) {
        if (started.contains(replica.source())) {
          started.addAll(replica.members());
        }
      }
      return started;
    }

    private Problem problem(Verification verification, String machine, String sentence) {
      Problem problem =
          Problem.of(
              Rule.UNKNOWN_MACHINE,
              findings.place(verification.at(), "vm"),
              "machine '" + machine + "' " + sentence);
      return declarations
          .find(machine)
          .map(
              replica ->
                  problem.related(
                      Declarations.place(replica, findings), "its replica is declared here"))
          .orElse(problem);
    }

    private static String hint(String machine, Set<String> started, String start) {
      return NearMiss.hint(machine, started)
          .orElse(
              start.isEmpty()
                  ? "remove this"
                  : "start it with vm '" + machine + "', or remove this");
    }
  }
}
