// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.Evidence.Verdict;
import io.muster.report.StepEvidence.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When each machine of each group was worked on, as a picture in SVG. */
final class Timeline {

  private static final double WIDTH = 1080;
  private static final double GUTTER = 196;
  private static final double RIGHT = 24;
  static final double LINE = 18;

  /** With more rows than that, machines have no names of their own in the picture. */
  private static final int MOST_NAMED = 120;

  /** With more than that, their rows are as thin as can be. */
  private static final int MOST_THICK = 500;

  private record Mark(Instant time, String kind, String label) {}

  private final Evidence evidence;
  private final List<Lane> lanes;
  private final Instant start;
  private final Instant end;
  private final TimeScale scale;
  private final double rowHeight;
  private final TimelineBars bars;
  private final Markup out = new Markup();

  private Timeline(Evidence evidence) {
    this.evidence = evidence;
    this.lanes = Lane.of(evidence.steps());
    this.start = evidence.run().started();
    this.end = end(evidence);
    this.scale = new TimeScale(new Span(start, end), busy(), GUTTER, WIDTH - GUTTER - RIGHT);
    int rows = lanes.stream().mapToInt(it -> it.rows().size()).sum();
    this.rowHeight = rows > MOST_THICK ? 2 : rows > MOST_NAMED ? 4 : LINE;
    this.bars = new TimelineBars(evidence, scale, rowHeight, out);
  }

  static String svg(Evidence evidence) {
    return new Timeline(evidence).draw();
  }

  /** Up to the recovery time that is aimed at, where that is not far behind the end. */
  private static Instant end(Evidence evidence) {
    Instant start = evidence.run().started();
    Instant last = evidence.standing().last();
    Instant end = last.isAfter(start) ? last : start.plusSeconds(1);
    return evidence
        .recoveryTime()
        .target()
        .map(start::plus)
        .filter(aim -> aim.isAfter(end))
        .filter(aim -> isNear(start, end, aim))
        .orElse(end);
  }

  private static boolean isNear(Instant start, Instant end, Instant aim) {
    return Duration.between(start, aim).dividedBy(2).compareTo(Duration.between(start, end)) <= 0;
  }

  private List<Span> busy() {
    Instant last = evidence.standing().last();
    List<Span> busy = new ArrayList<>();
    lanes.stream()
        .flatMap(Lane::attempts)
        .filter(attempt -> !attempt.waited())
        .forEach(attempt -> busy.add(new Span(attempt.began(), attempt.ended().orElse(last))));
    return busy;
  }

  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    evidence
        .recoveryTime()
        .reached()
        .ifPresent(
            it ->
                marks.add(new Mark(start.plus(it), "got", "recovered after " + Lengths.words(it))));
    evidence
        .recoveryTime()
        .target()
        .filter(it -> !start.plus(it).isAfter(end))
        .ifPresent(
            it ->
                marks.add(
                    new Mark(
                        start.plus(it),
                        evidence.recoveryTime().verdict() == Verdict.MET ? "aim" : "aim late",
                        "recovery time aimed at: " + Lengths.words(it))));
    evidence
        .standing()
        .undoBegan()
        .ifPresent(it -> marks.add(new Mark(it, "undo", "taken back from here on")));
    return marks;
  }

  private String draw() {
    List<Mark> marks = marks();
    double top = 8 + marks.size() * LINE;
    double plot = top + LINE + 4;
    double height =
        plot
            + lanes.stream().mapToDouble(lane -> LINE + 6 + lane.rows().size() * rowHeight).sum()
            + 8;
    out.raw("<svg role=\"img\" aria-labelledby=\"picture-title\" class=\"picture\"")
        .raw(" viewBox=\"0 0 ")
        .raw(String.valueOf((int) WIDTH))
        .raw(" ")
        .raw(String.valueOf((int) Math.ceil(height)))
        .raw("\">");
    out.element("title id=\"picture-title\"", title());
    out.raw(
        "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\""
            + " patternTransform=\"rotate(45)\"><path class=\"hatching\" d=\"M1 0V5\"/></pattern></defs>");
    for (int i = 0; i < marks.size(); i++) {
      mark(marks.get(i), 8 + i * LINE, height - 4);
    }
    axis(top, plot, height - 4);
    double y = plot;
    for (Lane lane : lanes) {
      y = lane(lane, y);
    }
    return out.raw("</svg>").toString();
  }

  private String title() {
    return "Timeline of run %s: %d groups or lanes, from %s to %s"
        .formatted(evidence.run().id(), lanes.size(), Lengths.instant(start), Lengths.instant(end));
  }

  private void axis(double top, double plot, double bottom) {
    for (TimeScale.Tick tick : scale.ticks()) {
      line("grid", tick.x(), plot - 4, bottom);
      text("tick", tick.x(), top + 12, Lengths.clock(start, tick.time()));
    }
    for (TimeScale.Gap gap : scale.gaps()) {
      out.raw("<rect class=\"gap\"").number("x", gap.x()).number("y", plot - 4);
      out.number("width", gap.width()).number("height", bottom - plot + 4).raw("/>");
      text("tick", gap.x() + gap.width() / 2, top + 12, "+ " + Lengths.words(gap.length()));
    }
  }

  private double lane(Lane lane, double y) {
    boolean named = rowHeight == LINE;
    String count = named ? "" : " (" + lane.rows().size() + ")";
    text("lane", 4, y + 15, Letters.fit(lane.title(), GUTTER - 60, true) + count);
    out.raw("<path class=\"rule\" d=\"M0 ").raw(String.valueOf(Math.round(y))).raw("H1080\"/>");
    double at = y + LINE + 2;
    for (Lane.Row row : lane.rows()) {
      if (named) {
        text("row", 16, at + 13, Letters.fit(row.label(), GUTTER - 26, false));
      }
      // why: what has failed is not to be hidden behind what ran beside it
      double y0 = at;
      row.steps().stream()
          .sorted(Comparator.comparing(step -> step.state() == State.FAILED))
          .forEach(step -> bars.draw(row, step, y0));
      at += rowHeight;
    }
    return at + 4;
  }

  private void mark(Mark mark, double y, double bottom) {
    double x = scale.x(mark.time());
    boolean left = x > WIDTH * 0.6;
    line("mark " + mark.kind(), x, y, bottom);
    text("label " + mark.kind() + (left ? " end" : ""), left ? x - 6 : x + 6, y + 11, mark.label());
  }

  private void line(String kind, double x, double from, double to) {
    out.raw("<line class=\"").raw(kind).raw("\"").number("x1", x).number("x2", x);
    out.number("y1", from).number("y2", to).raw("/>");
  }

  private void text(String kind, double x, double y, String text) {
    out.raw("<text class=\"").raw(kind).raw("\"").number("x", x).number("y", y).raw(">");
    out.text(text).raw("</text>");
  }
}
