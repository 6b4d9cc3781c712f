// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.dsl.graph.Graph.Cluster;
import io.muster.dsl.graph.Graph.Edge;
import io.muster.dsl.graph.Graph.Node;
import io.muster.dsl.graph.Graph.Shape;
import io.muster.dsl.print.Descriptions;
import io.muster.dsl.print.LeftOut;
import io.muster.dsl.print.Times;
import io.muster.runbook.PlanName;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the boxes of steps. */
final class Members {

  private static final int MOST = 40;
  private static final int LAST = 4;

  private final Map<String, ReplicaKind> kinds = new HashMap<>();
  private final Descriptions descriptions;
  private final LeftOut leftOut;
  private int count;

  Members(Runbook runbook, PlanName plan) {
    runbook.replicas().forEach(replica -> kinds.put(replica.source(), replica.kind()));
    this.descriptions = new Descriptions(runbook);
    this.leftOut = new LeftOut(runbook, plan);
  }

  /** A box around steps; of many, the first and the last are shown. */
  Cluster cluster(String id, String title, String note, List<Step> steps) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    int hidden = steps.size() <= MOST ? 0 : steps.size() - MOST + 1;
    int first = steps.size() - LAST - hidden;
    boolean machines = false;
    for (int i = 0; i < steps.size(); i++) {
      if (hidden > 0 && i == first) {
        add(new Node(id(), Shape.STEP, List.of("… " + hidden + " more")), "", nodes, edges);
        i += hidden - 1;
        continue;
      }
      Step step = steps.get(i);
      boolean delayed = machines && step instanceof Step.Vm vm && !vm.delay().isZero();
      add(node(step), delayed ? Times.text(((Step.Vm) step).delay()) : "", nodes, edges);
      machines |= step instanceof Step.Vm;
    }
    if (nodes.isEmpty()) {
      nodes.add(new Node(id(), Shape.STEP, List.of("nothing to do")));
    }
    return new Cluster(id, Texts.visible(title), note, nodes, edges);
  }

  private static void add(Node node, String label, List<Node> nodes, List<Edge> edges) {
    if (!nodes.isEmpty()) {
      edges.add(new Edge(nodes.getLast().id(), node.id(), label, false));
    }
    nodes.add(node);
  }

  private Node node(Step step) {
    List<String> lines = new ArrayList<>();
    switch (step) {
      case Step.Vm vm -> machine(vm, lines);
      case Step.Verify verify -> checks(verify, "", lines);
      default -> steps(List.of(step), "", lines);
    }
    return new Node(id(), shape(step), shortened(lines));
  }

  private static Shape shape(Step step) {
    return switch (step) {
      case Step.Vm _ -> Shape.MACHINE;
      case Step.Verify _ -> Shape.VERIFY;
      case Step.Pause _, Step.SwitchTime _ -> Shape.PAUSE;
      case Step.Wait _,
          Step.Call _,
          Step.Notify _,
          Step.Guest _,
          Step.Perform _,
          Step.Power _,
          Step.Snapshot _,
          Step.Connection _ ->
          Shape.STEP;
    };
  }

  private void machine(Step.Vm vm, List<String> lines) {
    String kind =
        Optional.ofNullable(kinds.get(vm.vm()))
            .filter(it -> it != ReplicaKind.SNAPSHOT)
            .map(it -> " (" + it.word() + ")")
            .orElse("");
    lines.addAll(Texts.lines(vm.vm() + kind));
    leftOut.why(vm.vm()).ifPresent(why -> lines.addAll(Texts.lines("cannot: " + why)));
    if (!(vm.point() instanceof RestorePointChoice.Latest)) {
      lines.addAll(Texts.lines("from " + vm.point()));
    }
    String options = Descriptions.options(vm.options());
    if (!options.isEmpty()) {
      lines.addAll(Texts.lines(options.substring(2)));
    }
  }

  private static void checks(Step.Verify verify, String indent, List<String> lines) {
    lines.add(indent + "verify");
    verify
        .verifications()
        .forEach(
            check -> Texts.lines(Descriptions.of(check)).forEach(line -> lines.add(indent + line)));
  }

  private void steps(List<Step> steps, String indent, List<String> lines) {
    for (Step step : steps) {
      if (step instanceof Step.Verify verify) {
        checks(verify, indent, lines);
      } else {
        Texts.lines(descriptions.of(step)).forEach(line -> lines.add(indent + line));
      }
      steps(step.parts(), indent + "· ", lines);
    }
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= MOST) {
      return List.copyOf(lines);
    }
    List<String> first = new ArrayList<>(lines.subList(0, MOST - 1));
    first.add("… " + (lines.size() - first.size()) + " more lines");
    return first;
  }

  private String id() {
    return "n" + ++count;
  }
}
