// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.Result;
import io.muster.action.StepContext;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What an exchange carries for the steps of a run. */
public final class StepExchange {

  private static final String CONTEXT = "CamelMusterStep";
  private static final String RESULT = "CamelMusterResult";

  private StepExchange() {}

  /** Gives the next step what it needs. */
  public static void prepare(Exchange exchange, StepContext context) {
    exchange.setProperty(CONTEXT, context);
    exchange.setProperty(RESULT, Result.of("done"));
  }

  /** What the last step did. */
  public static Result result(Exchange exchange) {
    return exchange.getProperty(RESULT, Result.class);
  }

  static void setResult(Exchange exchange, Result result) {
    exchange.setProperty(RESULT, result);
  }

  /** What the step of a run needs; empty where no run calls. */
  static Optional<StepContext> context(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(CONTEXT, StepContext.class));
  }
}
