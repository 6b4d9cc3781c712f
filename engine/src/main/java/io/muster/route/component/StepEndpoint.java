// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import java.time.Duration;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/**
 * What the endpoints of steps have in common: they only act when called, and a compiled plan guards
 * them.
 */
abstract class StepEndpoint extends DefaultEndpoint {

  @UriParam(
      defaultValue = "0",
      description = "In a compiled plan, how often the step is tried again after a failure.")
  private int retries;

  @UriParam(description = "In a compiled plan, how long one attempt may take.")
  private Duration timeout = Duration.ZERO;

  @UriParam(
      defaultValue = "true",
      description = "In a compiled plan, whether a failure stops the plan.")
  private boolean critical = true;

  StepEndpoint(String uri, Component component) {
    super(uri, component);
  }

  @Override
  public final Consumer createConsumer(Processor processor) {
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
}
