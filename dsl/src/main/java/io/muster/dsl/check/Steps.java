// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.stream.Stream;

/** The steps of a plan, wherever they stand. */
final class Steps {

  private Steps() {}

  static Stream<Step> all(Plan plan) {
    Stream<Step> inGroups = plan.groups().stream().flatMap(group -> group.steps().stream());
    return Stream.of(plan.before().stream(), inGroups, plan.after().stream())
        .flatMap(steps -> steps);
  }

  static <S extends Step> Stream<S> of(Plan plan, Class<S> kind) {
    return all(plan).filter(kind::isInstance).map(kind::cast);
  }

  static Stream<Verification> verifications(Plan plan) {
    return of(plan, Step.Verify.class).flatMap(step -> step.verifications().stream());
  }
}
