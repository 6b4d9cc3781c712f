// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

/** How much room letters take in the picture. */
final class Letters {

  private Letters() {}

  /** As much of a text as has room in a width, with an ellipsis where something is left out. */
  static String fit(String text, double width, boolean bold) {
    double room = width / (bold ? 1.1 : 1);
    double used = 0;
    StringBuilder fitting = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      used += width(c);
      if (used > room - 12) {
        return fitting.append('\u2026').toString();
      }
      fitting.appendCodePoint(c);
    }
    return fitting.toString();
  }

  /** At most, in pixels, at a font size of 12. */
  private static double width(int c) {
    if (c > 0x7f) {
      return 13;
    }
    if (Character.isUpperCase(c) || c == 'm' || c == 'w' || c == '@' || c == '%') {
      return 10.5;
    }
    return " .,:;'|!ijlIft()[]/".indexOf(c) >= 0 ? 4.5 : 7.2;
  }
}
