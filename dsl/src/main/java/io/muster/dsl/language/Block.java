// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

/** What stands between the braces after a word, not read yet. */
@FunctionalInterface
public interface Block<W> {

  /** Reads the block: each word in it calls its method on {@code words}. */
  void readInto(W words);
}
