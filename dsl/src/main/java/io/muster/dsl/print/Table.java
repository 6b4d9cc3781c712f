// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import java.util.ArrayList;
import java.util.List;

/** Rows with aligned columns. */
final class Table {

  private static final int WIDEST = 60;

  private final List<List<String>> rows = new ArrayList<>();

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  String text() {
    StringBuilder out = new StringBuilder();
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i))
            .repeat(' ', Math.max(0, widths[i] - row.get(i).length()))
            .append("  ");
      }
      out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return out.toString();
  }
}
