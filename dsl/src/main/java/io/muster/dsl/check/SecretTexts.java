// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a secret, by the names that go with secrets and by the look of keys. */
final class SecretTexts {

  private static final String NAMES =
      "password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key|authorization";
  private static final Pattern NAME = Pattern.compile("(?i)" + NAMES);

  // why: a text may be long, so that none of these looks at a part of it again and again
  private static final Pattern QUERY = Pattern.compile("(?<=[?&])([^=&?]++)=([^&?]++)");
  private static final Pattern USER = Pattern.compile("://[^/@:]*+:([^/@]++)@");
  private static final Pattern SETTING =
      Pattern.compile("(?i)(?<![a-z0-9_-])([a-z0-9_-]++)\\s*+=\\s*+([^\\s&,;]++)");
  private static final Pattern OPTION = Pattern.compile("(?i)[-/]++[a-z0-9_-]*+");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern FIGURES = Pattern.compile("[0-9a-fA-F-]{20,}");
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9]{20,}");

  private SecretTexts() {}

  /** Whether what goes by this name is a secret. */
  static boolean isName(String name) {
    return NAME.matcher(name).find();
  }

  /** The value of a query parameter, or the password before the host. */
  static Optional<String> inAddress(String uri) {
    Matcher user = USER.matcher(uri);
    return named(QUERY.matcher(uri))
        .or(() -> user.find() ? Optional.of(user.group(1)) : Optional.empty());
  }

  /** What is written behind a name, as in {@code password=x}. */
  static Optional<String> inText(String text) {
    return named(SETTING.matcher(text));
  }

  /** What is written in an argument of a program, or in the one behind it. */
  static Optional<String> inOption(String argument, Optional<String> next) {
    return isName(argument) && OPTION.matcher(argument).matches()
        ? next.filter(value -> !value.startsWith("-"))
        : inText(argument);
  }

  /** Whether a text looks like a key, and not like the name of one. */
  static boolean isKey(String text) {
    if (text.isBlank() || text.contains("{{")) {
      return false;
    }
    boolean run =
        RUN.matcher(text)
            .results()
            .map(MatchResult::group)
            .anyMatch(it -> it.chars().filter(Character::isDigit).count() > 2);
    return run || FIGURES.matcher(text).matches() || !REFERENCE.matcher(text).matches();
  }

  private static Optional<String> named(Matcher matcher) {
    return matcher
        .results()
        .filter(found -> isName(found.group(1)))
        .map(found -> found.group(2))
        .findFirst();
  }
}
