// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/** The sealed interfaces that records are made of, however deep. */
final class Variants {

  private final Set<Class<?>> seen = new LinkedHashSet<>();

  private Variants() {}

  static Set<Class<?>> in(Class<?>... roots) {
    Variants variants = new Variants();
    for (Class<?> root : roots) {
      variants.look(root);
    }
    variants.seen.removeIf(type -> !type.isSealed());
    return variants.seen;
  }

  private void look(Type type) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        look(argument);
      }
    } else if (type instanceof Class<?> plain && ours(plain) && seen.add(plain)) {
      if (plain.isRecord()) {
        for (RecordComponent component : plain.getRecordComponents()) {
          look(component.getGenericType());
        }
      }
      if (plain.isSealed()) {
        for (Class<?> variant : plain.getPermittedSubclasses()) {
          look(variant);
        }
      }
    }
  }

  private static boolean ours(Class<?> type) {
    return type.isRecord() || (type.isSealed() && type.isInterface());
  }
}
