// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the board as lines that fit a terminal. */
final class BoardPainter {

  private static final int NAME_WIDTH = 24;

  private final int width;
  private final int height;
  private final Colors colors;

  BoardPainter(int width, int height, Colors colors) {
    this.width = width;
    this.height = height;
    this.colors = colors;
  }

  /**
   * The lines at an instant. Where they are too many for the terminal, rows that are not under way
   * are left out.
   */
  List<String> paint(String title, BoardModel model, Instant now) {
    List<String> all = lines(title, model, now, false);
    return all.size() < height ? all : shortened(lines(title, model, now, true));
  }

  private List<String> shortened(List<String> lines) {
    return lines.size() < height ? lines : lines.subList(0, height - 1);
  }

  private List<String> lines(String title, BoardModel model, Instant now, boolean onlyActive) {
    List<String> lines = new ArrayList<>();
    lines.add(
        colors.bold(
            cut("%s  %s".formatted(Durations.clock(Duration.between(model.start(), now)), title))));
    for (Map.Entry<String, List<BoardRow>> section : model.sections().entrySet()) {
      List<BoardRow> rows = section.getValue();
      if (!section.getKey().equals(BoardModel.NO_GROUP)) {
        long done = rows.stream().filter(row -> row.ended() != null).count();
        lines.add(cut(" %s  %d of %d".formatted(section.getKey(), done, rows.size())));
      }
      rows.stream()
          .filter(row -> !onlyActive || isActive(row))
          .forEach(row -> lines.add(line(row, model.start(), now)));
    }
    return lines;
  }

  private static boolean isActive(BoardRow row) {
    return row.state() == BoardRow.State.RUNNING || row.state() == BoardRow.State.FAILED;
  }

  private String line(BoardRow row, Instant start, Instant now) {
    String time = "";
    Instant began = row.began();
    if (began != null) {
      Instant end = row.ended() == null ? now : row.ended();
      time =
          "%s +%s"
              .formatted(
                  Durations.clock(Duration.between(start, began)),
                  Durations.clock(Duration.between(began, end)));
    }
    String text =
        cut(
            "   %s %-" + NAME_WIDTH + "s %-13s %s",
            row.state().sign(),
            row.name(),
            time,
            row.detail());
    return colors.of(row.state(), text);
  }

  private String cut(String format, Object... values) {
    return cut(format.formatted(values));
  }

  private String cut(String line) {
    String printable = line.replaceAll("\\p{Cntrl}", "?");
    return printable.length() < width
        ? printable
        : printable.substring(0, Math.max(1, width - 2)) + "…";
  }
}
