// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/** A place in a runbook file; lines and columns count from 1. */
public record Position(String file, int line, int column) implements Comparable<Position> {

  /** The file as a whole, for what has no line. */
  public static Position whole(String file) {
    return new Position(file, 0, 0);
  }

  @Override
  public int compareTo(Position other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
