// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;

/** The formats in which a plan can be drawn. */
public enum GraphFormat {
  MERMAID,
  DOT,
  SVG;

  /** The picture of a plan, as a text. */
  public String print(Runbook runbook, Plan plan) {
    Graph graph = PlanGraph.of(runbook, plan);
    return switch (this) {
      case MERMAID -> MermaidPrinter.print(graph);
      case DOT -> DotPrinter.print(graph);
      case SVG -> SvgPrinter.print(graph);
    };
  }
}
