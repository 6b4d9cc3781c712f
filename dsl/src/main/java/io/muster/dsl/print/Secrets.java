// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what may be a secret out of sight. */
public final class Secrets {

  private static final String NAMES =
      "password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key|authorization";
  private static final Pattern NAME = Pattern.compile("(?i).*(" + NAMES + ").*");
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?i)(?<=[?&])([^=&]*(?:" + NAMES + ")[^=&]*=)[^&]+|(?<=://)([^/@:]*:)[^/@]+(?=@)");

  private Secrets() {}

  /** An address with three dots for the values in it that may be secrets. */
  public static String hidden(String address) {
    return IN_ADDRESS
        .matcher(address)
        .replaceAll(
            found -> {
              String name = found.group(1) == null ? found.group(2) : found.group(1);
              boolean referred = found.group().contains("{{");
              return Matcher.quoteReplacement(referred ? found.group() : name + "…");
            });
  }

  /** Three dots where the name says that the value may be a secret. */
  public static String hidden(String name, String value) {
    return NAME.matcher(name).matches() ? "…" : value;
  }
}
