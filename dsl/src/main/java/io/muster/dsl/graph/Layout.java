// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.dsl.graph.Graph.Edge;
import io.muster.dsl.graph.Graph.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Places boxes in columns from left to right, each element right of all that have an arrow to it.
 * An arrow over several columns gets a passage in those between, so that it crosses no box.
 */
final class Layout {

  private static final int MARGIN = 28;
  private static final int TOP = 84;
  private static final int BETWEEN = 26;
  private static final int CHANNEL = 64;
  private static final int MOST_PASSAGES = 20_000;

  private final List<List<Box>> columns = new ArrayList<>();
  private final Map<String, Box> boxes = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();
  private final List<Route> routes = new ArrayList<>();
  private int passages;
  private double width;
  private double height;

  /** An arrow and the boxes and passages it goes through. */
  record Route(Edge edge, List<Box> boxes) {}

  Layout(Graph graph) {
    Map<String, List<Edge>> incoming = new HashMap<>();
    graph.edges().forEach(e -> incoming.computeIfAbsent(e.to(), _ -> new ArrayList<>()).add(e));
    for (Element element : graph.elements()) {
      List<Edge> edges = incoming.getOrDefault(element.id(), List.of());
      int depth =
          edges.stream().mapToInt(edge -> depths.getOrDefault(edge.from(), 0) + 1).max().orElse(0);
      depths.put(element.id(), depth);
      Box box = Box.of(element);
      boxes.put(element.id(), box);
      column(depth).add(box);
    }
    graph.edges().forEach(this::route);
    arrange();
    place();
  }

  private List<Box> column(int depth) {
    while (columns.size() <= depth) {
      columns.add(new ArrayList<>());
    }
    return columns.get(depth);
  }

  private void route(Edge edge) {
    List<Box> path = new ArrayList<>();
    path.add(box(edge.from()));
    int end = depths.getOrDefault(edge.to(), 0);
    for (int depth = depths.getOrDefault(edge.from(), 0) + 1; depth < end; depth++) {
      if (++passages > MOST_PASSAGES) {
        break;
      }
      Box passage = Box.passage();
      column(depth).add(passage);
      path.add(passage);
    }
    path.add(box(edge.to()));
    routes.add(new Route(edge, path));
  }

  private Box box(String id) {
    return Objects.requireNonNull(boxes.get(id));
  }

  /** Puts each box near the boxes that have an arrow to it, so that few arrows cross. */
  private void arrange() {
    Map<Box, List<Box>> before = new HashMap<>();
    for (Route route : routes) {
      for (int i = 1; i < route.boxes.size(); i++) {
        before
            .computeIfAbsent(route.boxes.get(i), _ -> new ArrayList<>())
            .add(route.boxes.get(i - 1));
      }
    }
    Map<Box, Double> places = new HashMap<>();
    for (List<Box> column : columns) {
      Map<Box, Double> wanted = new HashMap<>();
      for (Box box : column) {
        wanted.put(
            box,
            before.getOrDefault(box, List.of()).stream()
                .mapToDouble(other -> places.getOrDefault(other, 0.0))
                .average()
                .orElse(0));
      }
      column.sort(Comparator.comparing(wanted::get));
      for (int i = 0; i < column.size(); i++) {
        places.put(column.get(i), (i + 0.5) / column.size());
      }
    }
  }

  private void place() {
    double tallest = columns.stream().mapToDouble(Layout::height).max().orElse(0);
    double left = MARGIN;
    for (int i = 0; i < columns.size(); i++) {
      List<Box> column = columns.get(i);
      double widest = column.stream().mapToDouble(Box::width).max().orElse(0);
      double top = TOP + (tallest - height(column)) / 2;
      for (Box box : column) {
        box.place(left, top, left + widest);
        top += box.height() + BETWEEN;
      }
      left += widest + channel(i + 1);
    }
    this.width = left - channel(columns.size()) + MARGIN;
    this.height = TOP + tallest + MARGIN;
  }

  /** The room left of a column, where arrows and their labels are. */
  private double channel(int depth) {
    double label =
        routes.stream()
            .filter(route -> !route.edge.label().isEmpty())
            .filter(route -> depths.getOrDefault(route.edge.to(), 0) == depth)
            .mapToDouble(route -> TextWidth.of(route.edge.label()))
            .max()
            .orElse(0);
    return label == 0 ? CHANNEL : label + 70;
  }

  private static double height(List<Box> column) {
    double boxes = column.stream().mapToDouble(Box::height).sum();
    return boxes + Math.max(0, column.size() - 1) * BETWEEN;
  }

  List<Box> boxes() {
    return columns.stream().flatMap(List::stream).filter(box -> box.element().isPresent()).toList();
  }

  List<Route> routes() {
    return routes;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }
}
