// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import java.util.function.Function;

/** The formats in which a plan can be drawn. */
public enum GraphFormat {
  MERMAID(MermaidPrinter::print),
  DOT(DotPrinter::print),
  SVG(SvgPrinter::print);

  private final Function<Graph, String> printer;

  GraphFormat(Function<Graph, String> printer) {
    this.printer = printer;
  }

  /** The picture of a plan, as a text. */
  public String print(Runbook runbook, Plan plan) {
    return printer.apply(PlanGraph.of(runbook, plan));
  }
}
