// SPDX-License-Identifier: Apache-2.0
package io.muster.access

import groovy.transform.CompileStatic

/** Tokens in memory. */
@CompileStatic
class MemoryTokens implements Tokens {

  private final Map<String, Token> byHash = [:]

  @Override
  synchronized boolean add(Token token, String hash) {
    boolean there = byHash.containsKey(hash) || byHash.values().any { it.name() == token.name() }
    there ? false : byHash.put(hash, token) == null
  }

  @Override
  synchronized Optional<Token> find(String hash) {
    Optional.ofNullable(byHash[hash])
  }

  @Override
  synchronized List<Token> all() {
    byHash.values().toSorted { it.name() }
  }

  @Override
  synchronized boolean revoke(String name) {
    byHash.values().removeIf { it.name() == name }
  }
}
