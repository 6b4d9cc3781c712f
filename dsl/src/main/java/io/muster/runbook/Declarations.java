// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The declared replicas in the order of the text, each found by its machine without a search. */
final class Declarations extends AbstractList<ReplicaDeclaration> {

  private final List<ReplicaDeclaration> declared;
  private final Map<String, ReplicaDeclaration> bySource = new HashMap<>();

  private Declarations(List<ReplicaDeclaration> declared) {
    this.declared = List.copyOf(declared);
    // why: a text that declares one twice is told so by a check, and until then the first counts
    this.declared.forEach(replica -> bySource.putIfAbsent(replica.source(), replica));
  }

  static Declarations of(List<ReplicaDeclaration> declared) {
    return declared instanceof Declarations known ? known : new Declarations(declared);
  }

  Optional<ReplicaDeclaration> find(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  @Override
  public ReplicaDeclaration get(int index) {
    return declared.get(index);
  }

  @Override
  public int size() {
    return declared.size();
  }
}
