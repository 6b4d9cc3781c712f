// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an instant stands in a picture. A long time in which nothing was done, such as that until
 * somebody has told a halted run what to do, is squeezed, so that the rest can be seen.
 */
final class TimeScale {

  /** A time that was squeezed. */
  record Gap(double x, double width, Duration length) {}

  /** A time since the start, below the picture's edge. */
  record Tick(double x, Instant time) {}

  private record Piece(Span span, double x, double width, boolean squeezed) {}

  private static final double GAP = 64;
  private static final double TICK = 72;
  private static final long[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400
  };

  private final Span whole;
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * @param busy when something was done, in any order
   */
  TimeScale(Span whole, List<Span> busy, double left, double width) {
    this.whole = whole;
    List<Span> gaps = Span.between(whole, busy);
    double seconds =
        Math.max(0.001, whole.seconds() - gaps.stream().mapToDouble(Span::seconds).sum());
    double perSecond = (width - GAP * gaps.size()) / seconds;
    Instant at = whole.from();
    double x = left;
    for (Span gap : gaps) {
      x = add(new Span(at, gap.from()), x, perSecond);
      pieces.add(new Piece(gap, x, GAP, true));
      x += GAP;
      at = gap.to();
    }
    add(new Span(at, whole.to()), x, perSecond);
  }

  private double add(Span span, double x, double perSecond) {
    double width = span.seconds() * perSecond;
    pieces.add(new Piece(span, x, width, false));
    return x + width;
  }

  double x(Instant time) {
    for (Piece piece : pieces) {
      if (!time.isAfter(piece.span().to())) {
        double length = piece.span().seconds();
        double share = length == 0 ? 0 : new Span(piece.span().from(), time).seconds() / length;
        return piece.x() + piece.width() * Math.clamp(share, 0, 1);
      }
    }
    return pieces.getLast().x() + pieces.getLast().width();
  }

  List<Gap> gaps() {
    return pieces.stream()
        .filter(Piece::squeezed)
        .map(piece -> new Gap(piece.x(), piece.width(), piece.span().length()))
        .toList();
  }

  /** Round times since the start, far enough from each other to be read. */
  List<Tick> ticks() {
    long step = step();
    List<Tick> ticks = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Piece piece : pieces) {
      if (piece.squeezed()) {
        last = Math.max(last, piece.x() + piece.width() - TICK / 2);
        continue;
      }
      long first =
          Math.ceilDiv(Duration.between(whole.from(), piece.span().from()).toSeconds(), step);
      Instant time = whole.from().plusSeconds(first * step);
      while (!time.isAfter(piece.span().to())) {
        double x = x(time);
        if (x >= piece.x() && x - last >= TICK * 0.8) {
          ticks.add(new Tick(x, time));
          last = x;
        }
        time = time.plusSeconds(step);
      }
    }
    return ticks;
  }

  private long step() {
    double perSecond =
        pieces.stream()
            .filter(piece -> !piece.squeezed() && piece.span().seconds() > 0)
            .mapToDouble(piece -> piece.width() / piece.span().seconds())
            .findFirst()
            .orElse(1);
    for (long step : STEPS) {
      if (step * perSecond >= TICK) {
        return step;
      }
    }
    return Math.ceilDiv((long) Math.ceil(TICK / perSecond), 86_400L) * 86_400;
  }
}
