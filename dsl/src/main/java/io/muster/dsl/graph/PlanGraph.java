// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.dsl.graph.Graph.Edge;
import io.muster.dsl.graph.Graph.Element;
import io.muster.dsl.graph.Graph.Node;
import io.muster.dsl.graph.Graph.Shape;
import io.muster.dsl.print.Summary;
import io.muster.dsl.timeline.Timeline;
import io.muster.runbook.Group;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.ArrayList;
import java.util.List;

/** Draws a plan: its groups and their order, what is before and after them, and what is decided. */
public final class PlanGraph {

  private static final String START = "start";
  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  private final Plan plan;
  private final Summary summary;
  private final Members members;
  private final List<Group> groups;
  private final List<Element> elements = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private PlanGraph(Runbook runbook, Plan plan) {
    this.plan = plan;
    this.summary = new Summary(runbook, plan);
    this.members = new Members(runbook, plan.name());
    this.groups = new Timeline(plan).order();
  }

  /** The graph of one plan of a runbook. */
  public static Graph of(Runbook runbook, Plan plan) {
    return new PlanGraph(runbook, plan).graph(runbook);
  }

  private Graph graph(Runbook runbook) {
    elements.add(
        new Node(
            START, Shape.START, Texts.lines(plan.name().word() + " of '" + runbook.name() + "'")));
    List<String> open = List.of(START);
    if (!plan.before().isEmpty()) {
      elements.add(members.cluster(BEFORE, "before all groups", "", plan.before()));
      edges.add(new Edge(START, BEFORE, "", false));
      open = List.of(BEFORE);
    }
    open = groups(open.getFirst());
    if (!plan.after().isEmpty()) {
      elements.add(members.cluster(AFTER, "when all groups are complete", "", plan.after()));
      open.forEach(last -> edges.add(new Edge(last, AFTER, "", false)));
      open = List.of(AFTER);
    }
    end(open);
    elements.add(new Node("failure", Shape.FAILURE, Texts.lines(summary.failure())));
    edges.add(new Edge(START, "failure", "", true));
    return new Graph(
        Texts.visible(summary.title()),
        Texts.visible(summary.counts()),
        List.copyOf(elements),
        List.copyOf(edges));
  }

  /** Adds the groups, and returns what is complete last. */
  private List<String> groups(String begin) {
    Order order = new Order(groups);
    List<List<Integer>> predecessors = order.predecessors();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      elements.add(members.cluster(id(i), group.name(), note(group), group.steps()));
      String to = id(i);
      if (predecessors.get(i).isEmpty()) {
        edges.add(new Edge(begin, to, "", false));
      }
      predecessors.get(i).forEach(place -> edges.add(new Edge(id(place), to, "", false)));
      if (order.last(i)) {
        open.add(to);
      }
    }
    return open.isEmpty() ? List.of(begin) : open;
  }

  private void end(List<String> open) {
    plan.decision()
        .ifPresent(
            decision -> {
              DecisionBoxes boxes = new DecisionBoxes(plan.name(), decision);
              elements.addAll(boxes.nodes());
              open.forEach(last -> edges.add(new Edge(last, DecisionBoxes.ID, "", false)));
              edges.addAll(boxes.edges());
            });
    if (plan.name() == PlanName.DRILL && plan.onFailure() == OnFailure.UNDO) {
      elements.add(new Node("finish", Shape.OUTCOME, List.of("everything is taken back")));
      open.forEach(last -> edges.add(new Edge(last, "finish", "", false)));
    }
  }

  private String note(Group group) {
    long machines = group.steps().stream().filter(Step.Vm.class::isInstance).count();
    String window = machines > group.parallel() ? group.parallel() + " at a time" : "";
    boolean critical = group.critical() || summary.goesOn();
    return window + (critical ? "" : (window.isEmpty() ? "" : ", ") + "not critical");
  }

  private static String id(int group) {
    return "g" + (group + 1);
  }
}
