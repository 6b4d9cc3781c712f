// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.muster.json.TimeAsText;

/**
 * Evidence as JSON: {@code {"version":1,"report":{..},"seal":{..}}}. Members are written in one
 * order, times and lengths of time in ISO 8601, and nothing unknown is read.
 */
final class EvidenceJson {

  static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new TimeAsText())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EvidenceJson() {}

  static Draft draft(Evidence evidence) {
    try {
      String report = MAPPER.writeValueAsString(evidence);
      return new Draft(
          ReportFormat.JSON, "{\"version\":%d,\"report\":%s,\n".formatted(VERSION, report), "}\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence has no JSON form", e);
    }
  }

  /**
   * The evidence in a JSON report.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Evidence read(String json) {
    try {
      JsonNode file = MAPPER.readTree(json);
      if (file.path("version").asInt() != VERSION) {
        throw new IllegalArgumentException("not a report of version " + VERSION);
      }
      return MAPPER.treeToValue(file.path("report"), Evidence.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a report: " + e.getOriginalMessage(), e);
    }
  }
}
