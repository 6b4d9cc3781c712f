// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.dsl.graph.Graph.Cluster;
import io.muster.dsl.graph.Graph.Edge;
import io.muster.dsl.graph.Graph.Node;
import io.muster.dsl.graph.Graph.Shape;
import java.util.Locale;

/** Writes a graph as an SVG picture that needs nothing else, readable on light and dark ground. */
public final class SvgPrinter {

  private final Graph graph;
  private final Layout layout;
  private final Xml out = new Xml();

  private SvgPrinter(Graph graph) {
    this.graph = graph;
    this.layout = new Layout(graph);
  }

  public static String print(Graph graph) {
    return new SvgPrinter(graph).text();
  }

  private String text() {
    double width =
        Math.max(
            layout.width(),
            Math.max(TextWidth.of(graph.title()) * 1.4, TextWidth.of(graph.description())) + 56);
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        width,
        "height",
        layout.height(),
        "viewBox",
        "0 0 " + Math.round(width) + " " + Math.round(layout.height()),
        "role",
        "img",
        "aria-labelledby",
        "plan-title plan-description");
    out.text("title", graph.title(), "id", "plan-title");
    out.text("desc", graph.description(), "id", "plan-description");
    out.text("style", SvgStyle.CSS);
    out.open("defs");
    arrowhead();
    out.close("defs");
    out.empty("rect", "class", "paper", "width", "100%", "height", "100%");
    out.text("text", graph.title(), "class", "title", "x", 28, "y", 36);
    out.text("text", graph.description(), "class", "soft", "x", 28, "y", 58);
    layout.boxes().forEach(this::box);
    layout.routes().forEach(this::arrow);
    return out.close("svg").toString();
  }

  private void arrowhead() {
    out.open(
        "marker",
        "id",
        "head",
        "viewBox",
        "0 0 10 10",
        "refX",
        9,
        "refY",
        5,
        "markerWidth",
        8,
        "markerHeight",
        8,
        "orient",
        "auto");
    out.empty("path", "class", "head", "d", "M0 0L10 5L0 10z").close("marker");
  }

  private void box(Box box) {
    switch (box.element().orElseThrow()) {
      case Cluster cluster -> cluster(cluster, box);
      case Node node when node.shape() == Shape.DECISION -> diamond(node, box);
      case Node node -> node(node, box.x(), box.y(), box.width(), "box");
    }
  }

  private void cluster(Cluster cluster, Box box) {
    out.open("g", "class", "cluster");
    out.empty(
        "rect",
        "class",
        "box",
        "x",
        box.x(),
        "y",
        box.y(),
        "width",
        box.width(),
        "height",
        box.height(),
        "rx",
        8);
    out.text("text", cluster.title(), "class", "name", "x", box.x() + 12, "y", box.y() + 20);
    if (!cluster.note().isEmpty()) {
      out.text("text", cluster.note(), "class", "soft", "x", box.x() + 12, "y", box.y() + 38);
    }
    double y = box.y() + Box.header(cluster);
    double middle = box.x() + box.width() / 2;
    for (int i = 0; i < cluster.nodes().size(); i++) {
      if (i > 0) {
        Edge edge = cluster.edges().get(i - 1);
        double next = y + Box.gap(edge);
        line(middle, y, middle, next - 1, "arrow");
        if (!edge.label().isEmpty()) {
          out.text("text", edge.label(), "class", "label", "x", middle + 8, "y", y + 17);
        }
        y = next;
      }
      Node node = cluster.nodes().get(i);
      node(node, box.x() + 12, y, box.width() - 24, "row");
      y += Box.height(node);
    }
    out.close("g");
  }

  private void node(Node node, double x, double y, double width, String kind) {
    String shape = node.shape().name().toLowerCase(Locale.ROOT);
    boolean round = node.shape() == Shape.START || node.shape() == Shape.OUTCOME;
    double height = Box.height(node);
    out.empty(
        "rect",
        "class",
        kind + " " + shape,
        "x",
        x,
        "y",
        y,
        "width",
        width,
        "height",
        height,
        "rx",
        round ? Math.min(17, height / 2) : 4.0);
    lines(node, x + 12, y + Box.PADDING + 13, "start");
  }

  private void diamond(Node node, Box box) {
    double middle = box.x() + box.width() / 2;
    out.empty(
        "path",
        "class",
        "box decision",
        "d",
        "M%d %dL%d %dL%d %dL%d %dz"
            .formatted(
                Math.round(box.x()),
                Math.round(box.middle()),
                Math.round(middle),
                Math.round(box.y()),
                Math.round(box.right()),
                Math.round(box.middle()),
                Math.round(middle),
                Math.round(box.y() + box.height())));
    double height = node.lines().size() * Box.LINE;
    lines(node, middle, box.middle() - height / 2 + 13, "middle");
  }

  private void lines(Node node, double x, double y, String anchor) {
    boolean named =
        switch (node.shape()) {
          case START, MACHINE, VERIFY, DECISION -> true;
          case STEP, PAUSE, OUTCOME, FAILURE -> false;
        };
    for (int i = 0; i < node.lines().size(); i++) {
      out.text(
          "text",
          node.lines().get(i),
          "class",
          i == 0 && named ? "name" : "text",
          "x",
          x,
          "y",
          y + i * Box.LINE,
          "text-anchor",
          anchor);
    }
  }

  private void arrow(Layout.Route route) {
    StringBuilder path = new StringBuilder();
    Box from = route.boxes().getFirst();
    path.append(point('M', from.right(), from.middle()));
    path.append(point('L', from.edge(), from.middle()));
    for (int i = 1; i < route.boxes().size(); i++) {
      Box to = route.boxes().get(i);
      boolean labelled = i == route.boxes().size() - 1 && !route.edge().label().isEmpty();
      double level = labelled ? TextWidth.of(route.edge().label()) + 24 : 22;
      path.append(point('L', to.x() - level, to.middle()));
      boolean passage = to.element().isEmpty();
      path.append(point('L', passage ? to.edge() : to.x() - 1, to.middle()));
    }
    out.empty(
        "path",
        "class",
        route.edge().dashed() ? "arrow dashed" : "arrow",
        "d",
        path,
        "marker-end",
        "url(#head)");
    if (!route.edge().label().isEmpty()) {
      Box to = route.boxes().getLast();
      out.text(
          "text",
          route.edge().label(),
          "class",
          "label",
          "x",
          to.x() - 14,
          "y",
          to.middle() - 8,
          "text-anchor",
          "end");
    }
  }

  private static String point(char command, double x, double y) {
    return "%c%d %d".formatted(command, Math.round(x), Math.round(y));
  }

  private void line(double x1, double y1, double x2, double y2, String kind) {
    out.empty(
        "path",
        "class",
        kind,
        "d",
        point('M', x1, y1) + point('L', x2, y2),
        "marker-end",
        "url(#head)");
  }
}
