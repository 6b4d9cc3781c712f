// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.StepContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/**
 * Lets endpoints of steps act when no run calls them, on the sites of a runbook. The component
 * {@code runbook} does, unless the registry has another one.
 */
public interface OutsideRuns {

  /**
   * Does a step that is no part of a run.
   *
   * @param runbook whose names and interlocks count
   * @param limit how long it may take
   * @param changed the machine that is changed, which no run may have; empty where it only looks
   * @throws io.muster.action.StepFailure when it is refused or fails
   */
  <T> T perform(
      String runbook, Duration limit, Optional<String> changed, Function<StepContext, T> step);

  /** The one of a Camel application. */
  static OutsideRuns of(CamelContext camel) {
    Set<OutsideRuns> known = camel.getRegistry().findByType(OutsideRuns.class);
    return known.size() == 1
        ? known.iterator().next()
        : (OutsideRuns) camel.getComponent("runbook");
  }
}
