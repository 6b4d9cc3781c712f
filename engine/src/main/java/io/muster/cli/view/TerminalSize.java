// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import java.util.Optional;

/** The size of the terminal, as the launcher tells it. */
final class TerminalSize {

  private TerminalSize() {}

  static int columns() {
    return read("muster.columns", 100);
  }

  static int rows() {
    return read("muster.lines", 40);
  }

  private static int read(String property, int otherwise) {
    return Optional.ofNullable(System.getProperty(property))
        .filter(text -> text.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .orElse(otherwise);
  }
}
