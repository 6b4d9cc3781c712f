// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import io.muster.dsl.language.Language;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that an author may write in a language, as plain data.
 *
 * @param blocks the first is the top of a file
 * @param units those of durations
 */
public record Description(
    List<BlockDescription> blocks, List<ValueDescription> values, List<String> units) {

  /** The description of a language, read from its interfaces of words. */
  public static Description of(Language<?> language) {
    return new Describer(language).describe();
  }

  /** The top of a file. */
  public BlockDescription top() {
    return blocks.getFirst();
  }

  /** The block of this name. */
  public BlockDescription block(String name) {
    return blocks.stream().filter(block -> block.name().equals(name)).findFirst().orElseThrow();
  }

  /** All words that may stand in a block, those that it includes last. */
  public List<WordDescription> words(BlockDescription block) {
    return Stream.concat(
            block.words().stream(),
            block.includes().stream().flatMap(name -> words(block(name)).stream()))
        .toList();
  }

  /** The blocks in which the words of a block may stand: itself, and those that include it. */
  public List<BlockDescription> including(BlockDescription block) {
    return blocks.stream().filter(other -> includes(other, block)).toList();
  }

  private boolean includes(BlockDescription other, BlockDescription block) {
    return other.equals(block)
        || other.includes().stream().anyMatch(name -> includes(block(name), block));
  }
}
