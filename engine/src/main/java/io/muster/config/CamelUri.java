// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A setting that is a Camel URI. No message repeats it, because it may hold a secret. */
record CamelUri(Section section, String setting) {

  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):(.*)");
  private static final Pattern WEB = Pattern.compile("(?://)?([^/?#]*)([/?#].*)?");

  /**
   * The URI as it is written, its placeholders not replaced, once nothing is found wrong with it.
   *
   * @param example of a URI that would do
   */
  String checked(String example) {
    Matcher scheme = SCHEME.matcher(section.required(setting));
    if (!scheme.matches()) {
      throw section.wrong(setting, "it is no Camel URI such as " + example);
    }
    if (scheme.group(1).matches("https?")) {
      checkHost(scheme.group(1), scheme.group(2));
    }
    return section.written(setting).orElseThrow();
  }

  private void checkHost(String scheme, String rest) {
    Matcher web = WEB.matcher(rest);
    String host = web.matches() ? web.group(1) : "";
    if (host.contains("@")) {
      throw section.wrong(
          setting,
          "an address must not hold a user name or password before its host; use the options authMethod, authUsername and authPassword of Camel's HTTP component");
    }
    if (host.isEmpty() || host.contains("$")) {
      throw section.wrong(setting, "the address names no host, or one that is not always the same");
    }
    if (scheme.equals("http") && !SiteReader.isThisMachine(host.replaceFirst(":\\d+$", ""))) {
      throw section.wrong(
          setting, "an address that is not on this machine has to begin with https://");
    }
  }
}
