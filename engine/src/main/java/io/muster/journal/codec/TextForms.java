// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import io.muster.run.RunId;
import io.muster.runbook.Position;
import io.muster.runbook.StepId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** What is written as one text: times in ISO 8601, ids as they are shown. */
final class TextForms extends SimpleModule {

  private static final long serialVersionUID = 1L;

  TextForms() {
    add(Instant.class, Instant::parse);
    add(Duration.class, Duration::parse);
    add(LocalTime.class, LocalTime::parse);
    add(StepId.class, StepId::new);
    add(RunId.class, RunId::new);
    addSerializer(ZoneId.class, ToStringSerializer.instance);
    addDeserializer(ZoneId.class, new Parsed<>(ZoneId.class, ZoneId::of));
    addSerializer(Position.class, new PositionText());
    addDeserializer(Position.class, new Parsed<>(Position.class, TextForms::position));
    addKeyDeserializer(StepId.class, new StepKey());
    addAbstractTypeMapping(Set.class, LinkedHashSet.class);
  }

  private <T> void add(Class<T> type, Function<String, T> parse) {
    addSerializer(type, ToStringSerializer.instance);
    addDeserializer(type, new Parsed<>(type, parse));
  }

  /** File, line and column; also for the file as a whole, which shows neither. */
  private static Position position(String text) {
    int column = text.lastIndexOf(':');
    int line = text.lastIndexOf(':', column - 1);
    if (line < 0) {
      throw new IllegalArgumentException("no position");
    }
    return new Position(
        text.substring(0, line),
        Integer.parseInt(text.substring(line + 1, column)),
        Integer.parseInt(text.substring(column + 1)));
  }

  private static final class PositionText extends ToStringSerializerBase {

    private static final long serialVersionUID = 1L;

    PositionText() {
      super(Position.class);
    }

    @Override
    public String valueToString(Object value) {
      Position at = (Position) value;
      return at.file() + ":" + at.line() + ":" + at.column();
    }
  }

  private static final class StepKey extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return new StepId(key);
    }
  }

  private static final class Parsed<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;
    private final transient Class<T> type;

    Parsed(Class<T> type, Function<String, T> parse) {
      super(type);
      this.type = type;
      this.parse = parse;
    }

    @Override
    @SuppressWarnings(
        "unchecked") // a handler of such problems may give another value; there is none
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return (T) context.handleUnexpectedToken(type, json);
      }
      String text = json.getText();
      try {
        return parse.apply(text);
      } catch (DateTimeException | IllegalArgumentException e) {
        throw context.weirdStringException(text, type, "not in its form");
      }
    }
  }
}
