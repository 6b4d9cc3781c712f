// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.StepContext;
import io.muster.action.StepFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/**
 * What the endpoints of steps have in common: a compiled plan guards them, and outside of a run
 * they act on the sites of a runbook.
 */
abstract class StepEndpoint extends DefaultEndpoint {

  /** How long a step may take that no run calls, when nothing is said. */
  private static final Duration OUTSIDE = Duration.ofMinutes(30);

  @UriParam(
      defaultValue = "0",
      description = "In a compiled plan, how often the step is tried again after a failure.")
  private int retries;

  @UriParam(
      description =
          "In a compiled plan, how long one attempt may take; outside of a run, how long it may take at most, 30 minutes when nothing is said.")
  private Duration timeout = Duration.ZERO;

  @UriParam(
      defaultValue = "true",
      description = "In a compiled plan, whether a failure stops the plan.")
  private boolean critical = true;

  @UriParam(
      description =
          "Outside of a run, the runbook whose names, sites and interlocks count; the component runbook has it.")
  private String runbook = "";

  StepEndpoint(String uri, Component component) {
    super(uri, component);
  }

  /**
   * Does something outside of a run.
   *
   * @param changed the machine that is changed; empty where it only looks
   * @throws io.muster.action.StepFailure when it is refused or fails
   */
  final <T> T outside(Optional<String> changed, Function<StepContext, T> step) {
    if (runbook.isEmpty()) {
      throw StepFailure.refused(
          "InvalidArgument",
          "no run calls endpoint '%s'; say with runbook=NAME which runbook's machines are meant"
              .formatted(getEndpointUri()));
    }
    return OutsideRuns.of(getCamelContext())
        .perform(runbook, timeout.isZero() ? OUTSIDE : timeout, changed, step);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    throw new UnsupportedOperationException(
        "'%s' can be sent to, but nothing comes from it".formatted(getEndpointUri()));
  }

  public int getRetries() {
    return retries;
  }

  public void setRetries(int retries) {
    this.retries = retries;
  }

  public Duration getTimeout() {
    return timeout;
  }

  public void setTimeout(Duration timeout) {
    this.timeout = timeout;
  }

  public boolean isCritical() {
    return critical;
  }

  public void setCritical(boolean critical) {
    this.critical = critical;
  }

  public String getRunbook() {
    return runbook;
  }

  public void setRunbook(String runbook) {
    this.runbook = runbook;
  }
}
