// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.Result;
import io.muster.action.StepContext;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.ExchangeHelper;

/**
 * Performs a step. In a run it takes what it needs from the exchange and leaves there what it did;
 * outside of one it acts on the sites of a runbook, and the body of an answer says what it did.
 */
final class StepProducer extends DefaultProducer {

  /** How a step is done that no run calls. */
  @FunctionalInterface
  interface Outside {
    Result perform(Function<StepContext, Result> step);
  }

  private final Function<StepContext, Result> step;
  private final Outside outside;

  StepProducer(StepEndpoint endpoint, Function<StepContext, Result> step, Outside outside) {
    super(endpoint);
    this.step = step;
    this.outside = outside;
  }

  /** Camel keeps singletons in a list, in which it looks for each; the node stops this one. */
  @Override
  public boolean isSingleton() {
    return false;
  }

  @Override
  public void process(Exchange exchange) {
    Optional<StepContext> run = StepExchange.context(exchange);
    if (run.isPresent()) {
      StepExchange.setResult(exchange, step.apply(run.get()));
      return;
    }
    Result result = outside.perform(step);
    if (ExchangeHelper.isOutCapable(exchange)) {
      exchange.getMessage().setBody(result.detail());
    }
  }
}
