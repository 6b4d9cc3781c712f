// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

/** Writes XML, so that no text can become more than text. */
final class Xml {

  private final StringBuilder out = new StringBuilder();

  /** An element without content; attributes as names and values in turn. */
  Xml empty(String name, Object... attributes) {
    tag(name, attributes);
    out.append("/>\n");
    return this;
  }

  /** An element with a text. */
  Xml text(String name, String text, Object... attributes) {
    tag(name, attributes);
    out.append('>').append(escaped(text)).append("</").append(name).append(">\n");
    return this;
  }

  /** The start of an element. */
  Xml open(String name, Object... attributes) {
    tag(name, attributes);
    out.append(">\n");
    return this;
  }

  /** The end of an element. */
  Xml close(String name) {
    out.append("</").append(name).append(">\n");
    return this;
  }

  private void tag(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(
          attributes[i + 1] instanceof Double number
              ? String.valueOf(Math.round(number))
              : escaped(attributes[i + 1].toString()));
      out.append('"');
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
