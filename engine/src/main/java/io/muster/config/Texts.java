// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Values that are several. */
final class Texts {

  private Texts() {}

  /** The parts of a text between commas, each once. */
  static List<String> list(Optional<String> text) {
    return text.stream()
        .flatMap(it -> Arrays.stream(it.split(",")))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }
}
