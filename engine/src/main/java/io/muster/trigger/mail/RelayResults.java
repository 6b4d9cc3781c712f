// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.mail;

import io.muster.mail.ReceivedMail;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server has found out about who has sent a mail (RFC 8601). Anybody can write such a
 * header, so only the topmost counts, which the last server has put there, and only where it is of
 * the server that is trusted. One with quotes or open comments in it is not read at all: what a
 * sender has chosen could stand in them.
 */
final class RelayResults {

  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

  private static final Pattern RESULT =
      Pattern.compile("\\s*(dmarc|dkim|spf)\\s*=\\s*pass(\\s.*)?", Pattern.DOTALL);

  private static final Pattern DMARC = property("header\\.from", "");
  private static final Pattern DKIM = property("header\\.d", "");
  private static final Pattern SPF = property("smtp\\.mailfrom", "(?:\\S*@)?");

  private RelayResults() {}

  private static Pattern property(String name, String before) {
    return Pattern.compile("(?:^|\\s)" + name + "\\s*=\\s*" + before + "([a-z0-9.-]+)(?=\\s|$)");
  }

  /** Whether a server says that a mail comes from the domain of its sender. */
  static boolean prove(ReceivedMail mail, String relay, String sender) {
    List<String> headers = mail.headers().getOrDefault("authentication-results", List.of());
    String domain = sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return !headers.isEmpty() && proves(headers.getFirst(), relay, domain);
  }

  private static boolean proves(String header, String relay, String domain) {
    String text = header.toLowerCase(Locale.ROOT);
    for (String less = ""; !less.equals(text); ) {
      less = text;
      text = COMMENT.matcher(text).replaceAll(" ");
    }
    if (text.matches("(?s).*[\"()\\\\].*")) {
      return false;
    }
    String[] parts = text.split(";");
    if (!parts[0].strip().split("\\s+")[0].equals(relay.toLowerCase(Locale.ROOT))) {
      return false;
    }
    for (String part : parts) {
      Matcher result = RESULT.matcher(part);
      if (result.matches() && result.group(2) != null && isOf(domain, result)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String domain, Matcher result) {
    Pattern property =
        switch (result.group(1)) {
          case "dmarc" -> DMARC;
          case "dkim" -> DKIM;
          default -> SPF;
        };
    Matcher found = property.matcher(result.group(2));
    return found.find() && found.group(1).equals(domain);
  }
}
