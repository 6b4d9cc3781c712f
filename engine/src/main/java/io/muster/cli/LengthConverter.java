// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.time.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time such as {@code 30m}, at most a week, as in a runbook's {@code keep}. */
final class LengthConverter implements ITypeConverter<Duration> {

  private static final Duration LONGEST = Duration.ofDays(7);

  @Override
  public Duration convert(String text) {
    return Durations.parse(text)
        .filter(length -> length.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not a length of time such as 90s, 30m or 4h, of 7 days at most"
                        .formatted(text)));
  }
}
