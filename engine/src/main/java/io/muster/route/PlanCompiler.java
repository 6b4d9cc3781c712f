// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.PipelineDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;

/**
 * Turns a plan into Camel routes: one for the plan and one for each group. Nodes have the ids of
 * their steps; groups that do not wait for each other are a parallel fork, and so are the machines
 * of a group between two other steps.
 */
final class PlanCompiler extends RouteBuilder {

  /** The name, in Camel's registry, of the executor that forks run on. */
  static final String FORKS = "forks";

  /** The property of an exchange that shows a group's limit. */
  static final String PARALLEL = "parallel";

  private final Runbook runbook;
  private final Plan plan;

  PlanCompiler(Runbook runbook, Plan plan) {
    this.runbook = runbook;
    this.plan = plan;
  }

  /** The endpoint that starts a plan. */
  static String start(Runbook runbook, Plan plan) {
    return direct(runbook, plan.id());
  }

  private static String routeId(Runbook runbook, StepId id) {
    return runbook.name() + "/" + id;
  }

  private static String direct(Runbook runbook, StepId id) {
    return "direct:" + routeId(runbook, id);
  }

  /** The routes as Camel's own model; they are not added to the context. */
  static RoutesDefinition definitions(CamelContext camel, Runbook runbook, Plan plan)
      throws Exception {
    PlanCompiler compiler = new PlanCompiler(runbook, plan);
    compiler.configureRoutes(camel);
    return compiler.getRouteCollection();
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    RouteDefinition route = from(start(runbook, plan)).routeId(routeId(runbook, plan.id()));
    route.routeDescription(runbook.title());
    plan.before().forEach(step -> StepNodes.add(route, step));
    if (!plan.groups().isEmpty()) {
      add(route, Shape.of(plan.groups()));
    }
    plan.after().forEach(step -> StepNodes.add(route, step));
    plan.groups().forEach(this::compile);
  }

  private void add(ProcessorDefinition<?> parent, Shape shape) {
    switch (shape) {
      case Shape.One one ->
          parent.to(direct(runbook, one.group().id())).id(one.group().id().path());
      case Shape.Sequence sequence -> sequence.parts().forEach(part -> add(parent, part));
      case Shape.Fork fork -> {
        MulticastDefinition multicast = fork(parent);
        for (Shape part : fork.parts()) {
          if (part instanceof Shape.One) {
            add(multicast, part);
          } else {
            PipelineDefinition pipeline = multicast.pipeline();
            add(pipeline, part);
            pipeline.end();
          }
        }
        multicast.end();
      }
    }
  }

  private void compile(Group group) {
    RouteDefinition route = from(direct(runbook, group.id())).routeId(routeId(runbook, group.id()));
    route.setProperty(PARALLEL, constant(group.parallel())).id(group.id() + "/" + PARALLEL);
    List<Step> machines = new ArrayList<>();
    for (Step step : group.steps()) {
      if (step instanceof Step.Vm) {
        machines.add(step);
      } else {
        addSideBySide(route, machines);
        machines.clear();
        StepNodes.add(route, step);
      }
    }
    addSideBySide(route, machines);
  }

  private static void addSideBySide(ProcessorDefinition<?> parent, List<Step> steps) {
    if (steps.size() == 1) {
      StepNodes.add(parent, steps.getFirst());
    } else if (!steps.isEmpty()) {
      MulticastDefinition multicast = fork(parent);
      steps.forEach(step -> StepNodes.add(multicast, step));
      multicast.end();
    }
  }

  static MulticastDefinition fork(ProcessorDefinition<?> parent) {
    return parent.multicast().parallelProcessing().executorService(FORKS);
  }
}
