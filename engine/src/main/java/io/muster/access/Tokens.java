// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import java.util.List;
import java.util.Optional;

/**
 * Where tokens are kept, by their hashes, for all processes that share a journal. Every method
 * throws {@code JournalException} when that cannot be read or written.
 */
public interface Tokens {

  /**
   * Keeps a token.
   *
   * @param hash of its {@link Secret}
   * @return false when there is one of that name already; nothing was written then
   */
  boolean add(Token token, String hash);

  /**
   * The token with a hash, compared in a time that tells nothing of it; also one that has expired.
   */
  Optional<Token> find(String hash);

  /** All of them by their names, also those that have expired. */
  List<Token> all();

  /**
   * Forgets a token, so that it counts for nothing from now on.
   *
   * @return false when there is none of that name
   */
  boolean revoke(String name);
}
