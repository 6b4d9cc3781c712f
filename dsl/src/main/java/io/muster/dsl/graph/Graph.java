// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import java.util.List;

/**
 * A plan as boxes and arrows, before it is written in some format. Its texts are what people read;
 * only the printers know how to write them safely.
 *
 * @param elements so that each comes after those that have an arrow to it
 * @param edges the arrows between elements
 */
public record Graph(String title, String description, List<Element> elements, List<Edge> edges) {

  /** What stands on its own in the picture. */
  public sealed interface Element permits Node, Cluster {

    /** A name made for the picture, of letters and digits only. */
    String id();
  }

  /**
   * One box.
   *
   * @param lines its text, at least one line
   */
  public record Node(String id, Shape shape, List<String> lines) implements Element {}

  /**
   * A box around others.
   *
   * @param note what is to be said about all of them; may be empty
   * @param nodes at least one, from first to last
   * @param edges arrows from each to the next
   */
  public record Cluster(String id, String title, String note, List<Node> nodes, List<Edge> edges)
      implements Element {}

  /**
   * An arrow.
   *
   * @param label may be empty
   * @param dashed whether it is taken only when something fails
   */
  public record Edge(String from, String to, String label, boolean dashed) {}

  /** What a box stands for. */
  public enum Shape {
    START,
    MACHINE,
    STEP,
    PAUSE,
    VERIFY,
    DECISION,
    OUTCOME,
    FAILURE
  }
}
