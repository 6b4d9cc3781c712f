// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.StepEvidence.Attempt;
import io.muster.report.StepEvidence.End;
import java.time.Instant;

/** The attempts of a step in the picture. */
final class TimelineBars {

  private final Evidence evidence;
  private final Instant start;
  private final TimeScale scale;
  private final double rowHeight;
  private final Markup out;

  TimelineBars(Evidence evidence, TimeScale scale, double rowHeight, Markup out) {
    this.evidence = evidence;
    this.start = evidence.run().started();
    this.scale = scale;
    this.rowHeight = rowHeight;
    this.out = out;
  }

  void draw(Lane.Row row, StepEvidence step, double y) {
    for (Attempt attempt : step.attempts()) {
      Instant ended = attempt.ended().orElse(evidence.standing().last());
      double x = scale.x(attempt.began());
      double width = Math.max(2, scale.x(ended) - x);
      boolean named = rowHeight == Timeline.LINE;
      double inset = attempt.waited() && named ? Timeline.LINE / 2 - 1 : named ? 4 : 0;
      double height = rowHeight - 2 * inset;
      out.raw("<rect class=\"").raw(kind(step, attempt)).raw("\"").number("x", x);
      out.number("y", y + inset).number("width", width).number("height", height).raw(">");
      out.element("title", words(row, step, attempt, ended)).raw("</rect>");
      if (attempt.end() == End.FAILED && named) {
        cross(x, width, y + Timeline.LINE / 2);
      }
    }
  }

  private String words(Lane.Row row, StepEvidence step, Attempt attempt, Instant ended) {
    return "%s: %s, %s\u2013%s%s"
        .formatted(
            row.label(),
            step.what(),
            Lengths.clock(start, attempt.began()),
            Lengths.clock(start, ended),
            switch (attempt.end()) {
              case OPEN -> ", open";
              case DONE -> "";
              case FAILED -> ", failed";
              case CUT_OFF -> ", cut off";
            });
  }

  private static String kind(StepEvidence step, Attempt attempt) {
    if (attempt.waited()) {
      return "wait";
    }
    return switch (attempt.end()) {
      case FAILED -> "bad";
      case CUT_OFF, OPEN -> "open";
      case DONE ->
          switch (step.kind()) {
            case MACHINE -> "vm";
            case CHECK -> "check";
            case OTHER -> "other";
            case TAKING_BACK -> "back";
          };
    };
  }

  /** What has failed is to be seen without colours, too: in its bar, or behind a narrow one. */
  private void cross(double x, double width, double y) {
    boolean inside = width >= 14;
    double middle = inside ? x + width / 2 : x + width + 6;
    out.raw(inside ? "<path class=\"cross\"" : "<path class=\"cross beside\"")
        .raw(" d=\"M%d %dl6 6m0-6l-6 6\"/>".formatted(Math.round(middle - 3), Math.round(y - 3)));
  }
}
