// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Literal;
import io.muster.dsl.language.Word;
import java.util.List;

/** What a group waits for: the groups of these names, or nothing. */
public record Predecessors(List<String> groups) {

  /** The ways to write it. */
  public static final class Values {

    private Values() {}

    @Literal("the name of a group")
    public static Predecessors group(String name) {
      return new Predecessors(List.of(name));
    }

    @Literal("a list of names")
    public static Predecessors groups(List<String> names) {
      return new Predecessors(names);
    }

    @Word(
        text = "The group waits for nothing and begins at once.",
        example = "group('edge', after: none) { .. }")
    public static Predecessors none() {
      return new Predecessors(List.of());
    }
  }
}
