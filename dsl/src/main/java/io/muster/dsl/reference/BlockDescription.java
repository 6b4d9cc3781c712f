// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import java.util.List;
import java.util.Optional;

/**
 * The words that may stand between two braces.
 *
 * @param text what the block is for
 * @param includes the blocks all of whose words may stand here too
 * @param words those that are described here
 */
public record BlockDescription(
    String name, String text, List<String> includes, List<WordDescription> words) {

  /** The word of this name, if it is described here. */
  public Optional<WordDescription> word(String name) {
    return words.stream().filter(word -> word.name().equals(name)).findFirst();
  }
}
