// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The variables that a line can see, and the block of words it stands in. */
final class Scope {

  private final @Nullable Scope outer;
  private final Receiver receiver;
  private final boolean opensBlock;
  private final Map<String, Object> variables = HashMap.newHashMap(2);

  private Scope(@Nullable Scope outer, Receiver receiver, boolean opensBlock) {
    this.outer = outer;
    this.receiver = receiver;
    this.opensBlock = opensBlock;
  }

  static Scope of(Receiver receiver) {
    return new Scope(null, receiver, true);
  }

  /** A scope inside this one, in the same block of words. */
  Scope inner() {
    return new Scope(this, receiver, false);
  }

  /** A scope inside this one, in another block of words. */
  Scope inner(Receiver other) {
    return new Scope(this, other, true);
  }

  Receiver receiver() {
    return receiver;
  }

  void declare(String name, Object value) {
    variables.put(name, value);
  }

  /** Declares a variable for what follows the block that this scope is in. */
  void publish(String name, Object value) {
    Scope scope = this;
    while (scope.outer != null && !scope.opensBlock) {
      scope = scope.outer;
    }
    (scope.outer == null ? scope : scope.outer).declare(name, value);
  }

  /** Gives a variable another value; false where there is no such variable. */
  boolean assign(String name, Object value) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.variables.containsKey(name)) {
        scope.variables.put(name, value);
        return true;
      }
    }
    return false;
  }

  Optional<Object> find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Object value = scope.variables.get(name);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      names.addAll(scope.variables.keySet());
    }
    return names;
  }

  /**
   * A block of words that is being read.
   *
   * @param label the word before the block; empty for the file itself
   * @param words what the words are called on
   */
  record Receiver(String label, Vocabulary vocabulary, Object words) {

    /** " in 'group'", for sentences. */
    String place() {
      return label.isEmpty() ? "" : " in '" + label + "'";
    }
  }
}
