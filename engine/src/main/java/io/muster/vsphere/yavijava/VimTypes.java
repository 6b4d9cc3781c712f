// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** vSphere's types by name, as yavijava's classes with public fields. */
final class VimTypes {

  private static final String PACKAGE = ManagedObjectReference.class.getPackageName();
  private static final Pattern NAME = Pattern.compile("[A-Z]\\w{0,99}");
  private static final Map<String, Class<?>> KNOWN = new ConcurrentHashMap<>();

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private VimTypes() {}

  /** The class of a type of vSphere; empty where the bindings do not know it. */
  static Optional<Class<?>> named(String name) {
    Class<?> known = KNOWN.get(name);
    if (known == null && NAME.matcher(name).matches()) {
      known = load(name);
    }
    return Optional.ofNullable(known);
  }

  static Shape shape(Class<?> type) {
    return SHAPES.get(type);
  }

  private static @Nullable Class<?> load(String name) {
    try {
      Class<?> type = Class.forName(PACKAGE + "." + name, false, VimTypes.class.getClassLoader());
      KNOWN.put(name, type);
      return type;
    } catch (ClassNotFoundException | LinkageError notInTheBindings) {
      return null;
    }
  }

  /**
   * How values of a class are made and what they hold.
   *
   * @param members by their names in XML, in the order of the schema: inherited ones first
   */
  record Shape(Constructor<?> constructor, Map<String, Field> members) {

    private static Shape of(Class<?> type) {
      try {
        Map<String, Field> members = new LinkedHashMap<>();
        gather(type, members);
        return new Shape(type.getConstructor(), members);
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException(type + " is not a data type", e);
      }
    }

    private static void gather(@Nullable Class<?> type, Map<String, Field> members) {
      if (type == null || type == Object.class || !type.getName().startsWith(PACKAGE)) {
        return;
      }
      gather(type.getSuperclass(), members);
      Arrays.stream(type.getDeclaredFields())
          .filter(
              field ->
                  Modifier.isPublic(field.getModifiers())
                      && !Modifier.isStatic(field.getModifiers()))
          .forEach(field -> members.put(xmlName(field), field));
    }

    /** Members whose names are Java's own words have an underscore before them. */
    private static String xmlName(Field field) {
      return field.getName().startsWith("_") ? field.getName().substring(1) : field.getName();
    }
  }
}
