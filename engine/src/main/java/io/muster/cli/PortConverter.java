// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.config.HttpSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port, or a sentence of what is wrong with it. */
final class PortConverter implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    return HttpSettings.port(text).stream()
        .boxed()
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException("'%s' is not a port from 0 to 65535".formatted(text)));
  }
}
