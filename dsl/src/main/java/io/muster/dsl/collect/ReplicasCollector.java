// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.ReplicasWords;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what stands in {@code replicas}. */
final class ReplicasCollector implements ReplicasWords {

  private final List<ReplicaDeclaration> replicas = new ArrayList<>();

  List<ReplicaDeclaration> replicas() {
    return List.copyOf(replicas);
  }

  @Override
  public void snapshot(Position at, String vm, Replica replica) {
    add(at, ReplicaKind.SNAPSHOT, vm, replica.replica(), Optional.empty(), List.of());
  }

  @Override
  public void cdp(Position at, String vm, Replica replica) {
    add(at, ReplicaKind.CDP, vm, replica.replica(), Optional.empty(), List.of());
  }

  @Override
  public void universal(Position at, String machine, Universal universal) {
    Optional<String> mountHost = Optional.of(universal.mountHost());
    add(at, ReplicaKind.UNIVERSAL, machine, universal.replica(), mountHost, List.of());
  }

  @Override
  public void vapp(Position at, String name, Vapp vapp) {
    add(at, ReplicaKind.VAPP, name, vapp.replica(), Optional.empty(), vapp.of());
  }

  private void add(
      Position at,
      ReplicaKind kind,
      String source,
      Optional<String> replica,
      Optional<String> mountHost,
      List<String> members) {
    replicas.add(
        new ReplicaDeclaration(
            at, kind, source, replica.orElse(source + "_replica"), mountHost, members));
  }
}
