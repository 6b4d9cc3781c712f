// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** What is wrong with a text, in a few words without names of classes. */
final class Damage {

  private Damage() {}

  static String of(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "there is nothing called '%s'".formatted(path(unknown));
      case InvalidTypeIdException kind when kind.getTypeId() != null ->
          "there is no kind '%s' at '%s'".formatted(kind.getTypeId(), path(kind));
      case JsonMappingException mapping when !(mapping.getCause() instanceof StreamReadException) ->
          "'%s' is missing or has an impossible value".formatted(path(mapping));
      default -> "it is damaged";
    };
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            reference ->
                reference.getFieldName() == null
                    ? Integer.toString(reference.getIndex() + 1)
                    : reference.getFieldName())
        .collect(Collectors.joining("/"));
  }
}
