// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import java.util.Locale;

/**
 * Writes HTML and XML. Every value is escaped here and nowhere else; names and sentences of faults
 * come from anywhere.
 */
public final class Markup {

  private static final char UNKNOWN = '\ufffd';

  private final StringBuilder out = new StringBuilder();

  /** What is written as it stands; never anything that a run has brought. */
  public Markup raw(String text) {
    out.append(text);
    return this;
  }

  public Markup text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** An element with text in it. */
  public Markup element(String name, String text) {
    return raw("<").raw(name).raw(">").text(text).raw("</").raw(tag(name)).raw(">");
  }

  /** An attribute, with a space before it. */
  Markup attribute(String name, String value) {
    return raw(" ").raw(name).raw("=\"").text(value).raw("\"");
  }

  /** A measure in a picture. */
  Markup number(String name, double value) {
    String number = String.format(Locale.ROOT, "%.1f", value);
    String shorter = number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    return raw(" ").raw(name).raw("=\"").raw(shorter).raw("\"");
  }

  private static String tag(String name) {
    int space = name.indexOf(' ');
    return space < 0 ? name : name.substring(0, space);
  }

  /** For text and for attributes, in HTML as well as in XML 1.0. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : UNKNOWN);
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    if (c < ' ') {
      return c == '\t' || c == '\n';
    }
    boolean control = c >= 0x7f && c <= 0x9f;
    boolean alone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    // why: these turn the order of what stands around them, so that a page shows what is not there
    boolean turning = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return !control && !alone && !turning && (c & 0xfffe) != 0xfffe;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
