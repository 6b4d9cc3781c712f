// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.dsl.graph.Graph.Cluster;
import io.muster.dsl.graph.Graph.Edge;
import io.muster.dsl.graph.Graph.Element;
import io.muster.dsl.graph.Graph.Node;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a graph as a Mermaid flowchart, as code hosts show it. */
public final class MermaidPrinter {

  private static final String SAFE = " .,:/-_'()=+?!|…·";

  private final StringBuilder out = new StringBuilder();

  private MermaidPrinter() {}

  public static String print(Graph graph) {
    return new MermaidPrinter().text(graph);
  }

  private String text(Graph graph) {
    line("flowchart LR");
    line("  accTitle: " + plain(graph.title()));
    line("  accDescr: " + plain(graph.description()));
    for (Element element : graph.elements()) {
      switch (element) {
        case Node node -> node(node, "  ");
        case Cluster cluster -> cluster(cluster);
      }
    }
    graph.edges().forEach(edge -> edge(edge, "  "));
    line("  classDef failure stroke-dasharray: 4 3");
    line("  class failure failure");
    return out.toString();
  }

  private void cluster(Cluster cluster) {
    List<String> title =
        cluster.note().isEmpty()
            ? List.of(cluster.title())
            : List.of(cluster.title(), cluster.note());
    line("  subgraph " + cluster.id() + "[" + quoted(title) + "]");
    line("    direction TB");
    cluster.nodes().forEach(node -> node(node, "    "));
    cluster.edges().forEach(edge -> edge(edge, "    "));
    line("  end");
  }

  private void node(Node node, String indent) {
    String label = quoted(node.lines());
    line(
        indent
            + node.id()
            + switch (node.shape()) {
              case START, OUTCOME -> "([" + label + "])";
              case MACHINE, STEP, FAILURE -> "[" + label + "]";
              case VERIFY -> "[/" + label + "/]";
              case PAUSE -> "{{" + label + "}}";
              case DECISION -> "{" + label + "}";
            });
  }

  private void edge(Edge edge, String indent) {
    String label = edge.label().isEmpty() ? "" : "|" + quoted(List.of(edge.label())) + "|";
    line(indent + edge.from() + (edge.dashed() ? " -.->" : " -->") + label + " " + edge.to());
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String quoted(List<String> lines) {
    return lines.stream()
        .map(MermaidPrinter::escaped)
        .collect(Collectors.joining("<br/>", "\"", "\""));
  }

  /** What could mean something in Mermaid or HTML is written by its number. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            sign -> {
              if (Character.isLetterOrDigit(sign) || SAFE.indexOf(sign) >= 0) {
                escaped.appendCodePoint(sign);
              } else {
                escaped.append('#').append(sign).append(';');
              }
            });
    return escaped.toString();
  }

  /** A text outside quotation marks, where no sign can be written by its number. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            sign ->
                plain.appendCodePoint(
                    Character.isLetterOrDigit(sign) || " .,:/-_'".indexOf(sign) >= 0 ? sign : ' '));
    return plain.toString().replaceAll(" {2,}", ", ").strip();
  }
}
