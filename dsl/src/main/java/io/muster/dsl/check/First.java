// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import java.util.HashMap;
import java.util.Map;

/** Remembers where each name was first used, and tells where it is used again. */
final class First {

  private final Rule rule;
  private final String hint;
  private final Findings findings;
  private final Map<String, Position> places = new HashMap<>();

  First(Rule rule, String hint, Findings findings) {
    this.rule = rule;
    this.hint = hint;
    this.findings = findings;
  }

  /**
   * One more use of a name.
   *
   * @param sentence what is wrong if it is not the first
   */
  void use(String name, Position at, String sentence) {
    use(name, name, at, sentence);
  }

  /**
   * One more use of something that is called by a part of what tells it apart.
   *
   * @param key what tells it apart
   */
  void use(String key, String name, Position at, String sentence) {
    Position first = places.putIfAbsent(key, at);
    if (first != null) {
      findings.add(
          Problem.of(rule, at, sentence + " (first at line " + first.line() + ")")
              .hint(hint)
              .related(first, "'" + name + "' is here first"));
    }
  }
}
