// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.json.TimeAsText;
import org.jspecify.annotations.Nullable;

/** How a lab is written down. */
final class LabJson {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new TimeAsText())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private LabJson() {}

  /** What is wrong with a text, and where. */
  static String damage(@Nullable JsonLocation where) {
    return where == null
        ? "is not the JSON of a lab"
        : "is not the JSON of a lab at line %d, column %d"
            .formatted(where.getLineNr(), where.getColumnNr());
  }
}
