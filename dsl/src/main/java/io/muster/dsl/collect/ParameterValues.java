// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.Moment;
import io.muster.runbook.Parameter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of parameters, as they are passed and as they are shown. */
final class ParameterValues {

  private static final Pattern DURATION =
      Pattern.compile("([0-9]{1,9})[. ]?(second|minute|hour|day)s?");

  private ParameterValues() {}

  /** The value that a text stands for; nothing where it is none of this type. */
  static Optional<Object> read(Parameter.Type type, List<String> options, String text) {
    return switch (type) {
      case TEXT -> Optional.of(text);
      case NUMBER -> decimal(text);
      case CHOICE -> options.contains(text) ? Optional.of(text) : Optional.empty();
      case FLAG ->
          text.equals("true") || text.equals("false")
              ? Optional.of(Boolean.valueOf(text))
              : Optional.empty();
      case INSTANT -> instant(text);
      case DURATION -> duration(text);
    };
  }

  /** What can be passed, in the words of a sentence. */
  static String form(Parameter.Type type, List<String> options) {
    return switch (type) {
      case TEXT -> "a text";
      case NUMBER -> "a number";
      case CHOICE -> "one of " + String.join(", ", options);
      case FLAG -> "true or false";
      case INSTANT -> "an instant such as 2026-11-20T10:00:00Z, or latest";
      case DURATION -> "a duration such as 30.seconds or 5.minutes";
    };
  }

  /** A number as the language calculates with it. */
  static Object number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - plain.scale() < 19
        ? (Object) plain.longValueExact()
        : number;
  }

  /** A value as an author would pass it. */
  static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Duration duration -> duration.toSeconds() + ".seconds";
      default -> value.toString();
    };
  }

  private static Optional<Object> decimal(String text) {
    boolean number = text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    return number ? Optional.of(number(new BigDecimal(text))) : Optional.empty();
  }

  private static Optional<Object> instant(String text) {
    if (text.equals("latest")) {
      return Optional.of(new Moment.Latest());
    }
    try {
      return Optional.of(new Moment.At(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    ChronoUnit unit = ChronoUnit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT) + "S");
    return Optional.of(unit.getDuration().multipliedBy(Long.parseLong(matcher.group(1))));
  }
}
