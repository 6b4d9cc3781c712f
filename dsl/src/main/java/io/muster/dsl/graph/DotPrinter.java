// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.dsl.graph.Graph.Cluster;
import io.muster.dsl.graph.Graph.Edge;
import io.muster.dsl.graph.Graph.Element;
import io.muster.dsl.graph.Graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a graph in DOT, the language of Graphviz. */
public final class DotPrinter {

  private final StringBuilder out = new StringBuilder();
  private final Map<String, Cluster> clusters = new HashMap<>();

  private DotPrinter(Graph graph) {
    for (Element element : graph.elements()) {
      if (element instanceof Cluster cluster) {
        clusters.put(cluster.id(), cluster);
      }
    }
  }

  public static String print(Graph graph) {
    return new DotPrinter(graph).text(graph);
  }

  private String text(Graph graph) {
    line("digraph plan {");
    line("  compound=true; labelloc=t; fontname=\"sans-serif\"; nodesep=0.3;");
    line("  label=" + quoted(List.of(graph.title(), graph.description())) + ";");
    line("  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];");
    line("  edge [fontname=\"sans-serif\", fontsize=10];");
    for (Element element : graph.elements()) {
      switch (element) {
        case Node node -> node(node, "  ");
        case Cluster cluster -> cluster(cluster);
      }
    }
    graph.edges().forEach(this::edge);
    line("}");
    return out.toString();
  }

  private void cluster(Cluster cluster) {
    List<String> title =
        cluster.note().isEmpty()
            ? List.of(cluster.title())
            : List.of(cluster.title(), cluster.note());
    line("  subgraph cluster_" + cluster.id() + " {");
    line("    label=" + quoted(title) + ";");
    cluster.nodes().forEach(node -> node(node, "    "));
    cluster
        .edges()
        .forEach(
            edge ->
                line(
                    "    "
                        + edge.from()
                        + " -> "
                        + edge.to()
                        + options(edge.label().isEmpty() ? List.of() : List.of(label(edge)))
                        + ";"));
    line("  }");
  }

  private void node(Node node, String indent) {
    String shape =
        switch (node.shape()) {
          case START, OUTCOME -> ", shape=box, style=\"rounded,bold\"";
          case MACHINE, STEP -> "";
          case VERIFY -> ", shape=note, style=\"\"";
          case PAUSE -> ", shape=octagon, style=\"\"";
          case DECISION -> ", shape=diamond, style=\"\"";
          case FAILURE -> ", style=dashed";
        };
    line(indent + node.id() + " [label=" + quoted(node.lines()) + shape + "];");
  }

  private void edge(Edge edge) {
    List<String> options = new ArrayList<>();
    if (!edge.label().isEmpty()) {
      options.add(label(edge));
    }
    if (edge.dashed()) {
      options.add("style=dashed");
    }
    if (clusters.containsKey(edge.from())) {
      options.add("ltail=cluster_" + edge.from());
    }
    if (clusters.containsKey(edge.to())) {
      options.add("lhead=cluster_" + edge.to());
    }
    line("  " + end(edge.from()) + " -> " + begin(edge.to()) + options(options) + ";");
  }

  private String begin(String element) {
    Cluster cluster = clusters.get(element);
    return cluster == null ? element : cluster.nodes().getFirst().id();
  }

  private String end(String element) {
    Cluster cluster = clusters.get(element);
    return cluster == null ? element : cluster.nodes().getLast().id();
  }

  private static String label(Edge edge) {
    return "label=" + quoted(List.of(edge.label()));
  }

  private static String options(List<String> options) {
    return options.isEmpty() ? "" : " [" + String.join(", ", options) + "]";
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String quoted(List<String> lines) {
    return lines.stream().map(DotPrinter::escaped).collect(Collectors.joining("\\n", "\"", "\""));
  }

  /** Graphviz reads backslashes and the entities of HTML in a label. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
