// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import java.util.List;
import java.util.Optional;

/**
 * The first line of a text that is not in canonical form.
 *
 * @param line the number of the line, from 1
 * @param sentence what to do about it
 */
public record Difference(int line, String sentence) {

  static Optional<Difference> first(String written, String canonical) {
    if (written.equals(canonical)) {
      return Optional.empty();
    }
    if (written.startsWith("\uFEFF")) {
      return Optional.of(new Difference(1, "the file begins with a byte order mark; remove it"));
    }
    List<String> is = lines(written);
    List<String> shouldBe = lines(canonical);
    int same = 0;
    while (same < is.size() && same < shouldBe.size() && is.get(same).equals(shouldBe.get(same))) {
      same++;
    }
    return Optional.of(
        same == is.size()
            ? new Difference(same, "this line should end with a line break")
            : new Difference(same + 1, sentence(is.get(same), shouldBe, same)));
  }

  private static List<String> lines(String text) {
    return List.of(
        (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
  }

  private static String sentence(String line, List<String> shouldBe, int index) {
    if (index >= shouldBe.size()) {
      return "the file ends above; remove this line";
    }
    String wanted = shouldBe.get(index);
    if (line.equals(wanted + "\r")) {
      return "this line ends with CR and LF; end lines with LF alone";
    }
    return wanted.isEmpty()
        ? "a blank line belongs here"
        : "this line should be \"%s\"".formatted(wanted);
  }
}
