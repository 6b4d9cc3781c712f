// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.Result;
import io.muster.action.StepContext;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Performs a step with what the exchange carries, and leaves what it did there. */
final class StepProducer extends DefaultProducer {

  private final Function<StepContext, Result> step;

  StepProducer(Endpoint endpoint, Function<StepContext, Result> step) {
    super(endpoint);
    this.step = step;
  }

  /** Camel keeps singletons in a list, in which it looks for each; the node stops this one. */
  @Override
  public boolean isSingleton() {
    return false;
  }

  @Override
  public void process(Exchange exchange) {
    StepContext context = StepExchange.context(exchange, getEndpoint().getEndpointUri());
    StepExchange.setResult(exchange, step.apply(context));
  }
}
