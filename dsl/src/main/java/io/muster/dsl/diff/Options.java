// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Descriptions;
import io.muster.dsl.print.Times;
import io.muster.runbook.StepOptions;
import java.util.List;
import java.util.stream.Collectors;

/** How steps are attempted. */
final class Options {

  private Options() {}

  /**
   * The aspects of a step's options.
   *
   * @param place whether a failure in the place of the step stops the plan at all
   */
  static List<Aspect> of(StepOptions options, boolean place, Descriptions descriptions) {
    boolean critical = !place || options.critical();
    return List.of(
        Aspect.of("now has", options.retries(), retries(options.retries())),
        Aspect.of(
            "may now take",
            options.timeout(),
            options.timeout().map(Times::text).orElse("as long as is usual")),
        Aspect.told(
            "critical",
            critical,
            critical
                ? "is now critical: its failure stops the plan"
                : "is no longer critical: the plan goes on past its failure"),
        Aspect.told(
            "undo",
            options
                .undo()
                .map(steps -> steps.stream().map(descriptions::of).toList())
                .orElse(List.of()),
            options
                .undo()
                .map(
                    steps ->
                        "is now taken back by: "
                            + steps.stream()
                                .map(descriptions::action)
                                .collect(Collectors.joining("; ")))
                .orElse("is no longer taken back in a way of its own")));
  }

  private static String retries(int number) {
    return number == 0 ? "no retries" : number == 1 ? "1 retry" : number + " retries";
  }
}
