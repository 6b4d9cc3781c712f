// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.time.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The settings of one name, such as those of one site.
 *
 * @param subject what all its keys begin with, as in {@code site.berlin}
 * @param entries by the rest of their keys
 * @param placeholders replaces such parts of a value as {@code {{env:NAME}}}
 */
record Section(
    Path file,
    String subject,
    Map<String, PropertyFile.Entry> entries,
    UnaryOperator<String> placeholders) {

  String required(String setting) {
    return optional(setting).orElseThrow(() -> missing(setting));
  }

  Optional<String> optional(String setting) {
    return written(setting).map(value -> resolved(setting, value));
  }

  /** The value as it is written, its placeholders not replaced. */
  Optional<String> written(String setting) {
    return Optional.ofNullable(entries.get(setting)).map(PropertyFile.Entry::value);
  }

  int number(String setting, int otherwise) {
    return number(setting, optional(setting).orElse(Integer.toString(otherwise)), 9999);
  }

  Optional<Integer> numberTo(String setting, int most) {
    return optional(setting).map(text -> number(setting, text, most));
  }

  private int number(String setting, String text, int most) {
    int number = text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw wrong(setting, "'%s' is not a number from 1 to %d".formatted(text, most));
    }
    return number;
  }

  /** A length of time, such as {@code 15m}. */
  Optional<Duration> duration(String setting) {
    return optional(setting)
        .map(
            text ->
                Durations.parse(text)
                    .orElseThrow(
                        () ->
                            wrong(
                                setting,
                                "'%s' is not a length of time such as 90s, 15m, 4h or 1d"
                                    .formatted(text))));
  }

  ConfigurationException wrong(String setting, String sentence) {
    String place =
        Optional.ofNullable(entries.get(setting))
            .map(PropertyFile.Entry::place)
            .orElseGet(file::toString);
    return new ConfigurationException(
        "%s: setting '%s.%s': %s".formatted(place, subject, setting, sentence));
  }

  private ConfigurationException missing(String setting) {
    return new ConfigurationException(
        "%s: setting '%s.%s' is missing".formatted(file, subject, setting));
  }

  private String resolved(String setting, String value) {
    try {
      return placeholders.apply(value);
    } catch (RuntimeException _) {
      // why: the reason could repeat a part of the value, which may be a secret
      throw wrong(setting, "it has a placeholder in {{ }} without a value; set what it names");
    }
  }
}
