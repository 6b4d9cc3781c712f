// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import java.util.function.UnaryOperator;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel's property functions: {@code {{env:NAME}}}, {@code {{sys:name}}} and vaults. */
final class Placeholders implements UnaryOperator<String> {

  @Override
  public String apply(String value) {
    if (!value.contains("{{")) {
      return value;
    }
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.disableJMX();
      return camel.resolvePropertyPlaceholders(value);
    } catch (Exception e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
