// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods and constructors of words and values; what they throw comes out as it was thrown.
 */
final class Invocation {

  private Invocation() {}

  static @Nullable Object call(Method method, @Nullable Object target, Object[] arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw thrown(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " has to be public", e);
    }
  }

  static Object create(Class<?> record, Object[] components) {
    try {
      Constructor<?> constructor = record.getDeclaredConstructors()[0];
      return constructor.newInstance(components);
    } catch (InvocationTargetException e) {
      throw thrown(e);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(record + " has to be a public record", e);
    }
  }

  private static RuntimeException thrown(InvocationTargetException e) {
    return switch (e.getCause()) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
