// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.muster.vsphere.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one VM, a tree.
 *
 * @param all in the order of their making, so that a parent comes before its children
 * @param current the id of the one that the running disks descend from
 */
record Snapshots(List<LabSnapshot> all, @Nullable String current) {

  static final Snapshots NONE = new Snapshots(List.of(), null);

  Snapshots {
    all = List.copyOf(all);
  }

  @JsonIgnore
  List<Snapshot> seen() {
    return all.stream().map(LabSnapshot::seen).toList();
  }

  Optional<LabSnapshot> find(String id) {
    return all.stream().filter(snapshot -> snapshot.id().equals(id)).findFirst();
  }

  /** A new snapshot below the current one, which becomes the current one. */
  Snapshots with(LabSnapshot made) {
    List<LabSnapshot> more = new ArrayList<>(all);
    more.add(made.below(current));
    return new Snapshots(more, made.id());
  }

  Snapshots at(String id) {
    return new Snapshots(all, id);
  }

  Snapshots renamed(String id, String name) {
    return new Snapshots(
        all.stream()
            .map(
                s ->
                    s.id().equals(id)
                        ? new LabSnapshot(
                            id, name, s.description(), s.created(), s.parent(), s.image())
                        : s)
            .toList(),
        current);
  }

  /** Without one snapshot; those made after it go to its parent. */
  Snapshots without(LabSnapshot removed) {
    List<LabSnapshot> left =
        all.stream()
            .filter(snapshot -> !snapshot.id().equals(removed.id()))
            .map(s -> removed.id().equals(s.parent()) ? s.below(removed.parent()) : s)
            .toList();
    return new Snapshots(left, Objects.equals(current, removed.id()) ? removed.parent() : current);
  }
}
