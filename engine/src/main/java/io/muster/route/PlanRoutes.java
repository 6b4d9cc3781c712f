// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.time.Activity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RouteFactory;

/** The Camel context in which the plans of one run are compiled and run. */
public final class PlanRoutes implements AutoCloseable {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Activity time;
  private final GuardStrategy guards = new GuardStrategy();

  /**
   * Starts a context without routes.
   *
   * @param time its forks run as threads of this time
   */
  public PlanRoutes(Activity time) {
    this.time = time;
    camel.disableJMX();
    camel.setTypeConverterStatisticsEnabled(false);
    camel.getRegistry().bind(PlanCompiler.FORKS, ExecutorService.class, new ForkExecutor(time));
    camel.getCamelContextExtension().addInterceptStrategy(guards);
    camel.getCamelContextExtension().addContextPlugin(RouteFactory.class, LargeRoute::new);
    MessageLimits.apply(camel);
    camel.start();
  }

  /**
   * Compiles a plan and starts its routes, which do nothing until {@link #run}.
   *
   * @throws RouteException when Camel does not know an endpoint that the plan names
   */
  public void compile(Runbook runbook, Plan plan) {
    guards.add(plan);
    try {
      // why: of those that are added together, Camel compares each node's id with all others
      for (RouteDefinition route : PlanCompiler.definitions(camel, runbook, plan).getRoutes()) {
        camel.addRouteDefinition(route);
      }
    } catch (Exception e) {
      throw RouteException.of(runbook, plan, e);
    }
  }

  /**
   * Runs a compiled plan.
   *
   * @return ends when nothing of the plan is in flight any more; what came of its steps is in the
   *     run
   */
  public CompletionStage<Void> run(PlanRun run) {
    Endpoint endpoint = camel.getEndpoint(PlanCompiler.start(run.around().runbook(), run.plan()));
    CompletableFuture<Void> ended = new CompletableFuture<>();
    try {
      Exchange exchange = endpoint.createExchange();
      exchange.setProperty(PlanRun.PROPERTY, run);
      AsyncProducer producer = endpoint.createAsyncProducer();
      producer.start();
      time.act(() -> producer.process(exchange, _ -> end(ended, exchange)));
    } catch (Exception e) {
      ended.completeExceptionally(e);
    }
    return ended;
  }

  private static void end(CompletableFuture<Void> ended, Exchange exchange) {
    Exception problem = exchange.getException();
    if (problem == null) {
      ended.complete(null);
    } else {
      ended.completeExceptionally(problem);
    }
  }

  @Override
  public void close() {
    camel.stop();
  }
}
