// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import io.muster.dsl.print.Secrets;
import java.util.regex.Pattern;

/** Words of a service, made fit to be shown. */
final class Text {

  private static final int LONGEST = 300;
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private Text() {}

  /** Without what a screen could take for a command, not too long, and without known secrets. */
  static String clean(String text) {
    String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    String visible = Secrets.hidden(INVISIBLE.matcher(start).replaceAll(" ").strip());
    return visible.length() > LONGEST ? visible.substring(0, LONGEST) + "…" : visible;
  }

  /** Whether a text can be kept and shown as it is. */
  static boolean plain(String text) {
    return !text.isBlank() && text.length() <= LONGEST && !INVISIBLE.matcher(text).find();
  }
}
