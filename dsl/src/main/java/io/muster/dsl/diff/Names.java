// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Names in sentences. */
final class Names {

  private static final int MOST = 3;

  private Names() {}

  static String quoted(String name) {
    return "'" + name + "'";
  }

  /** "'a', 'b' and 'c'", all of them. */
  static String all(Collection<String> names) {
    return joined(names.stream().map(Names::quoted).toList());
  }

  /** "'a', 'b' and 5 more" where there are many. */
  static String some(Collection<String> names) {
    if (names.size() <= MOST) {
      return all(names);
    }
    List<String> first = new ArrayList<>(names.stream().limit(2).map(Names::quoted).toList());
    first.add(names.size() - 2 + " more");
    return joined(first);
  }

  private static String joined(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /** "30 s later" or "30 s earlier". */
  static String shift(Duration change) {
    return Times.text(change.abs()) + (change.isNegative() ? " earlier" : " later");
  }

  /** "; 30 s later", or nothing where the time is the same. */
  static String shifted(Duration change) {
    return change.isZero() ? "" : "; " + shift(change);
  }
}
