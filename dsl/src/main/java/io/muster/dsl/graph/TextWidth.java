// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

/** How much room a text takes at most, whatever sans-serif font is at hand. */
final class TextWidth {

  private static final String NARROW = " .,:;'|!ijlIft()[]/\\·";
  private static final String WIDE = "mwMW@%—…";

  private TextWidth() {}

  /** In pixels, at a font size of 13. */
  static double of(String text) {
    return text.codePoints().mapToDouble(TextWidth::sign).sum();
  }

  /** The same in bold. */
  static double bold(String text) {
    return of(text) * 1.12;
  }

  private static double sign(int sign) {
    if (NARROW.indexOf(sign) >= 0) {
      return 5;
    }
    if (WIDE.indexOf(sign) >= 0 || sign > 0x2000) {
      return 13.5;
    }
    return Character.isUpperCase(sign) || sign > 0x7f ? 10 : 8;
  }
}
