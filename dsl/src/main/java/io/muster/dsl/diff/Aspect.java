// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

/**
 * One property of something, and how a change of it is told.
 *
 * @param verb what comes between the name and the new value; without a value, the whole rest
 * @param value what is compared
 * @param shown the value in words; empty where it is not to be shown
 */
record Aspect(String name, String verb, Object value, String shown) {

  /** Told as "now goes to 'new' instead of 'old'". */
  static Aspect of(String verb, Object value, String shown) {
    return new Aspect(verb, verb, value, shown);
  }

  /** Told with a text of its own, without the old value. */
  static Aspect told(String name, Object value, String sentence) {
    return new Aspect(name, sentence, value, "");
  }

  /** What is said of it, after the name, when it was another before. */
  String since(Aspect before) {
    if (shown.isEmpty()) {
      return verb;
    }
    return shown.equals(before.shown)
        ? verb + " " + shown + ", but with another secret"
        : verb + " " + shown + " instead of " + before.shown;
  }
}
