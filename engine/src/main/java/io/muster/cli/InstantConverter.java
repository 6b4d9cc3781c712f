// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an ISO instant. */
final class InstantConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new TypeConversionException(
          "'%s' is no instant; write one such as 2026-11-21T02:00:00Z".formatted(text));
    }
  }
}
