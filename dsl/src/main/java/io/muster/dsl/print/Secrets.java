// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what may be a secret out of sight. */
public final class Secrets {

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key|authorization");
  private static final Pattern QUERY = Pattern.compile("(?<=[?&])([^=&?]++)=(?=[^&])");
  private static final Pattern USER = Pattern.compile("(?<=://)([^/@:]*+:)([^/@]++)(?=@)");

  private Secrets() {}

  /** An address with three dots for the values in it that may be secrets. */
  public static String hidden(String address) {
    return USER.matcher(query(address))
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + dots(found.group(2))));
  }

  /** Three dots where the name says that the value may be a secret. */
  public static String hidden(String name, String value) {
    return NAME.matcher(name).find() ? "…" : value;
  }

  private static String query(String address) {
    StringBuilder shown = new StringBuilder();
    int copied = 0;
    Matcher name = QUERY.matcher(address);
    while (name.find()) {
      if (name.start() >= copied && NAME.matcher(name.group(1)).find()) {
        int next = address.indexOf('&', name.end());
        int end = next < 0 ? address.length() : next;
        shown.append(address, copied, name.end()).append(dots(address.substring(name.end(), end)));
        copied = end;
      }
    }
    return shown.append(address, copied, address.length()).toString();
  }

  private static String dots(String value) {
    return value.contains("{{") ? value : "…";
  }
}
