// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** The strict form: nothing unknown, nothing missing but what is optional. */
final class Mapping {

  /** The variant of a sealed interface by its simple name, among those that the interface has. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  private Mapping() {}

  static JsonMapper of(Class<?>... roots) {
    JsonMapper.Builder mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new TextForms())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    for (Class<?> sealed : Variants.in(roots)) {
      mapper.addMixIn(sealed, Named.class);
      for (Class<?> variant : sealed.getPermittedSubclasses()) {
        mapper.registerSubtypes(new NamedType(variant, variant.getSimpleName()));
      }
    }
    return mapper.build();
  }
}
