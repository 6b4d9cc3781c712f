// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.runbook.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Holds each group back until the groups that it comes after are complete. */
final class GroupGate {

  private final Map<String, CompletableFuture<Void>> complete = new HashMap<>();

  GroupGate(List<Group> groups) {
    groups.forEach(group -> complete.put(group.name(), new CompletableFuture<>()));
  }

  /** Ends when the group may begin. */
  CompletableFuture<Void> open(Group group) {
    return CompletableFuture.allOf(
        group.after().stream().map(this::future).toArray(CompletableFuture<?>[]::new));
  }

  void completed(Group group) {
    future(group.name()).complete(null);
  }

  private CompletableFuture<Void> future(String group) {
    return Objects.requireNonNull(complete.get(group), group);
  }
}
