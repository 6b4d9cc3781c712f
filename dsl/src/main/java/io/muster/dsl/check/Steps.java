// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.runbook.Failback;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.List;
import java.util.stream.Stream;

/** The steps of a runbook, wherever they are written. */
final class Steps {

  private Steps() {}

  /** All steps of a runbook as they are written, those that take others back as well. */
  static Stream<Step> all(Runbook runbook) {
    Failback failback = runbook.failback();
    Stream<Step> procedures = runbook.procedures().stream().flatMap(it -> it.steps().stream());
    Stream<Step> back =
        Stream.of(failback.before(), failback.verify(), failback.after()).flatMap(List::stream);
    return Stream.of(runbook.written().flatMap(Plan::steps), back, procedures)
        .flatMap(steps -> steps)
        .flatMap(Steps::withUndo);
  }

  static <S extends Step> Stream<S> of(Runbook runbook, Class<S> kind) {
    return all(runbook).filter(kind::isInstance).map(kind::cast);
  }

  static Stream<Verification> verifications(Runbook runbook) {
    return of(runbook, Step.Verify.class).flatMap(step -> step.verifications().stream());
  }

  /** Steps in the order written, those of a procedure behind the step that performs it. */
  static Stream<Step> performed(Stream<Step> steps) {
    return steps.flatMap(step -> Stream.concat(Stream.of(step), performed(step.parts().stream())));
  }

  /** Steps, and those that take them back. */
  static Stream<Step> withUndo(List<Step> steps) {
    return steps.stream().flatMap(Steps::withUndo);
  }

  private static Stream<Step> withUndo(Step step) {
    Stream<Step> undo =
        step.options().undo().stream().flatMap(List::stream).flatMap(Steps::withUndo);
    return Stream.concat(Stream.of(step), undo);
  }
}
