// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

/** Texts that must not go on in another line, such as headers of mails. */
final class OneLine {

  private OneLine() {}

  /** A text with a space for whatever ends a line or is not seen, and cut off where it is long. */
  static String of(String text, int longest) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "\u2026";
  }
}
