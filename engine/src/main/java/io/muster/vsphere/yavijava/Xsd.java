// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Optional;

/**
 * The simple types of XML Schema, as far as vSphere uses them, and the Java types that hold them.
 */
final class Xsd {

  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("string", String.class),
          Map.entry("anyURI", String.class),
          Map.entry("boolean", Boolean.class),
          Map.entry("byte", Byte.class),
          Map.entry("short", Short.class),
          Map.entry("int", Integer.class),
          Map.entry("long", Long.class),
          Map.entry("float", Float.class),
          Map.entry("double", Double.class),
          Map.entry("dateTime", Calendar.class),
          Map.entry("base64Binary", byte[].class));

  private static final Map<String, Class<?>> JAVA_NAMES =
      Map.ofEntries(
          Map.entry("String", String.class),
          Map.entry("boolean", boolean.class),
          Map.entry("byte", byte.class),
          Map.entry("short", short.class),
          Map.entry("int", int.class),
          Map.entry("long", long.class),
          Map.entry("float", float.class),
          Map.entry("double", double.class),
          Map.entry("Calendar", Calendar.class));

  private Xsd() {}

  /** The Java type of a type of XML Schema. */
  static Optional<Class<?>> named(String xsdName) {
    return Optional.ofNullable(TYPES.get(xsdName));
  }

  /** The Java type that yavijava calls by this name, simple or vSphere's. */
  static Optional<Class<?>> declared(String javaName) {
    Class<?> simple = JAVA_NAMES.get(javaName);
    return simple == null ? VimTypes.named(javaName) : Optional.of(simple);
  }

  static boolean isSimple(Class<?> type) {
    return type.isPrimitive()
        || type == Calendar.class
        || type == byte[].class
        || type.getPackageName().equals("java.lang");
  }

  static String name(Class<?> type) {
    return TYPES.entrySet().stream()
        .filter(named -> named.getValue() == type && !named.getKey().equals("anyURI"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no XML Schema type for " + type));
  }

  static Object parse(Class<?> type, String text) {
    return switch (type.getSimpleName()) {
      case "boolean", "Boolean" -> text.strip().equals("true") || text.strip().equals("1");
      case "byte", "Byte" -> Byte.valueOf(text.strip());
      case "short", "Short" -> Short.valueOf(text.strip());
      case "int", "Integer" -> Integer.valueOf(text.strip());
      case "long", "Long" -> Long.valueOf(text.strip());
      case "float", "Float" -> Float.valueOf(text.strip());
      case "double", "Double" -> Double.valueOf(text.strip());
      case "Calendar" -> calendar(OffsetDateTime.parse(text.strip()).toZonedDateTime());
      case "byte[]" -> Base64.getMimeDecoder().decode(text);
      default -> text;
    };
  }

  static String print(Object value) {
    return switch (value) {
      case Calendar time -> time.toInstant().toString();
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      default -> value.toString();
    };
  }

  private static Calendar calendar(ZonedDateTime time) {
    return GregorianCalendar.from(time);
  }
}
