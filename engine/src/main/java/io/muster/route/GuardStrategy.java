// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.PlanSteps;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;

/** Puts a guard round the nodes that are steps or groups of a plan. */
final class GuardStrategy implements InterceptStrategy {

  private final Set<String> steps = new HashSet<>();
  private final Map<String, Group> groups = new HashMap<>();

  synchronized void add(Plan plan) {
    new PlanSteps(plan).all().forEach(entry -> steps.add(entry.place().id().path()));
    plan.groups().forEach(group -> groups.put(group.id().path(), group));
  }

  @Override
  public synchronized Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode node, Processor target, Processor nextTarget) {
    if (steps.contains(node.getId())) {
      return new StepGuard(node.getId(), target);
    }
    Group group = groups.get(node.getId());
    return group == null ? target : new GroupGuard(group, target);
  }
}
