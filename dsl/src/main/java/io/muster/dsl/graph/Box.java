// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.dsl.graph.Graph.Cluster;
import io.muster.dsl.graph.Graph.Edge;
import io.muster.dsl.graph.Graph.Element;
import io.muster.dsl.graph.Graph.Node;
import io.muster.dsl.graph.Graph.Shape;
import java.util.Optional;

/** An element with its size, and its place once it has one. */
final class Box {

  static final int LINE = 18;
  static final int PADDING = 8;
  static final int HEADER = 28;
  private static final int GAP = 10;
  private static final int LABELLED_GAP = 26;

  private final Optional<Element> element;
  private final double width;
  private final double height;
  private double x;
  private double y;
  private double edge;

  private Box(Optional<Element> element, double width, double height) {
    this.element = element;
    this.width = width;
    this.height = height;
  }

  static Box of(Element element) {
    return switch (element) {
      case Node node when node.shape() == Shape.DECISION ->
          new Box(
              Optional.of(node), widest(node) * 1.25 + 70, node.lines().size() * LINE * 1.8 + 60);
      case Node node -> new Box(Optional.of(node), widest(node) + 24, height(node));
      case Cluster cluster -> new Box(Optional.of(cluster), width(cluster), height(cluster));
    };
  }

  /** Room through which a long arrow passes. */
  static Box passage() {
    return new Box(Optional.empty(), 0, 12);
  }

  /** The height of one box in a cluster. */
  static double height(Node node) {
    return node.lines().size() * LINE + 2 * PADDING;
  }

  /** The room between a box in a cluster and the next, where the arrow is. */
  static double gap(Edge edge) {
    return edge.label().isEmpty() ? GAP : LABELLED_GAP;
  }

  /** The height of a cluster's title. */
  static double header(Cluster cluster) {
    return HEADER + (cluster.note().isEmpty() ? 0 : LINE);
  }

  private static double width(Cluster cluster) {
    double rows = cluster.nodes().stream().mapToDouble(Box::widest).max().orElse(0) + 24;
    double title = Math.max(TextWidth.bold(cluster.title()), TextWidth.of(cluster.note()));
    return Math.max(rows, title) + 24;
  }

  private static double height(Cluster cluster) {
    return header(cluster)
        + cluster.nodes().stream().mapToDouble(Box::height).sum()
        + cluster.edges().stream().mapToDouble(Box::gap).sum()
        + 12;
  }

  private static double widest(Node node) {
    double lines = node.lines().stream().mapToDouble(TextWidth::of).max().orElse(0);
    return Math.max(lines, TextWidth.bold(node.lines().getFirst()));
  }

  /**
   * Puts it somewhere.
   *
   * @param column the right edge of its column
   */
  void place(double left, double top, double column) {
    this.x = left;
    this.y = top;
    this.edge = column;
  }

  Optional<Element> element() {
    return element;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  double right() {
    return x + width;
  }

  /** The right edge of the widest box in its column. */
  double edge() {
    return edge;
  }

  double middle() {
    return y + height / 2;
  }
}
