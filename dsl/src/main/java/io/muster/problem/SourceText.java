// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.List;

/**
 * A text and the name that its problems are reported under.
 *
 * @param name the file as the author gave it
 * @param content the text; empty where the file could not be read
 */
public record SourceText(String name, String content) {

  /** The lines as the author sees them. */
  public List<String> lines() {
    return content.lines().toList();
  }

  /** A place in this text; lines and columns count from 1. */
  public Position at(int line, int column) {
    return new Position(name, line, column);
  }

  /** The text as a whole, for problems that have no line. */
  public Position whole() {
    return Position.whole(name);
  }
}
