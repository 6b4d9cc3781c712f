// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Instants and durations in JSON as ISO 8601 texts. */
public final class TimeAsText extends SimpleModule {

  private static final long serialVersionUID = 1L;

  public TimeAsText() {
    add(Instant.class, Instant::parse);
    add(Duration.class, Duration::parse);
  }

  private <T> void add(Class<T> type, Function<String, T> parse) {
    addSerializer(type, ToStringSerializer.instance);
    addDeserializer(type, new Parsed<>(type, parse));
  }

  private static final class Parsed<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    Parsed(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getText();
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) handledType();
        throw context.weirdStringException(text, type, "no ISO 8601 text");
      }
    }
  }
}
