// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.dsl.graph.Graph.Edge;
import io.muster.dsl.graph.Graph.Node;
import io.muster.dsl.graph.Graph.Shape;
import io.muster.dsl.print.Decisions;
import io.muster.dsl.print.Times;
import io.muster.runbook.Decision;
import io.muster.runbook.PlanName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A decision as a diamond, with an arrow to each of its outcomes. */
final class DecisionBoxes {

  static final String ID = "decision";

  private final Map<String, Node> outcomes = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<String> question = new ArrayList<>(List.of("decide"));

  DecisionBoxes(PlanName plan, Decision decision) {
    for (Decision.Rule rule : decision.rules()) {
      outcome(
          "checks " + (rule.when() == Decision.Outcome.PASS ? "pass" : "fail"),
          Decisions.effect(plan, rule.choice()));
    }
    boolean asks = Decisions.asks(decision);
    if (asks) {
      question.addAll(Texts.lines(Decisions.asked(decision)));
      outcome("answer", Decisions.offered(plan));
    }
    decision
        .limit()
        .ifPresent(
            limit ->
                outcome(
                    (asks ? "no answer for " : "not ended after ") + Times.text(limit.within()),
                    Decisions.effect(plan, limit.otherwise())));
  }

  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node(ID, Shape.DECISION, List.copyOf(question)));
    nodes.addAll(outcomes.values());
    return nodes;
  }

  List<Edge> edges() {
    return edges;
  }

  private void outcome(String when, String what) {
    Node node = new Node(ID + (outcomes.size() + 1), Shape.OUTCOME, Texts.lines(what));
    outcomes.put(when, node);
    edges.add(new Edge(ID, node.id(), when, false));
  }
}
