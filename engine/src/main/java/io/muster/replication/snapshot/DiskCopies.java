// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replication.ReplicationFault;
import io.muster.vsphere.Datastore;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualDisk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends disks from one VM to another, as server-side copies to files beside those of the other. */
final class DiskCopies {

  /** A custom attribute that is there while the disks of a VM are changed. */
  static final String FOLDER = "muster.folder";

  private static final String LINK = "-\\d{6}\\.vmdk$";

  private final Machine from;
  private final Machine to;
  private final Waiting waiting;

  DiskCopies(Machine from, Machine to, Waiting waiting) {
    this.from = from;
    this.to = to;
    this.waiting = waiting;
  }

  /**
   * Makes copies of disks the disks of the other VM. Its old disks are left to its snapshots.
   *
   * @param disks as a snapshot holds them
   * @param key names these copies for ever
   * @param check refuses to have the disks changed after all, once the copies are made
   */
  void send(List<VirtualDisk> disks, String key, Runnable check) {
    List<String> paths = paths(disks, key);
    Route route = route(disks, paths.getFirst());
    List<String> before = to.disks().stream().map(VirtualDisk::path).toList();
    for (int i = 0; i < disks.size(); i++) {
      String source = route.from().apply(disks.get(i).path());
      String copy = route.to().apply(paths.get(i));
      if (!before.contains(paths.get(i))) {
        waiting.repeat(() -> route.by().copyDisk(source, copy));
      }
    }
    folder().ifPresent(folder -> to.mark(FOLDER, folder));
    // why: after the mark, for which a failover waits once it has put replication on hold
    check(check);
    to.changeDisks(paths);
    to.mark(FOLDER, "");
    delete(to, before, waiting);
  }

  private void check(Runnable check) {
    try {
      check.run();
    } catch (ReplicationFault fault) {
      to.mark(FOLDER, "");
      throw fault;
    }
  }

  /** Deletes the copies of a key that have not become disks. */
  void drop(List<VirtualDisk> disks, String key) {
    if (folder().isPresent() && !disks.isEmpty()) {
      delete(to, paths(disks, key), waiting);
    }
  }

  /** Whether the other VM has these copies, or what has been made of them since. */
  boolean sent(List<VirtualDisk> disks, String key) {
    Set<String> there =
        to.disks().stream().map(disk -> base(disk.path())).collect(Collectors.toSet());
    return there.containsAll(paths(disks, key).stream().map(DiskCopies::base).toList());
  }

  /** Deletes files that neither a VM nor one of its snapshots needs any more. */
  static void delete(Machine vm, List<String> files, Waiting waiting) {
    Set<String> used = vm.files();
    Set<String> bases = used.stream().map(DiskCopies::base).collect(Collectors.toSet());
    for (String file : new TreeSet<>(files)) {
      // why: a first file of a chain is needed by the links above it, though no snapshot says so
      boolean needed = base(file).equals(file) ? bases.contains(file) : used.contains(file);
      if (!needed && !file.isEmpty()) {
        deleteIfThere(vm, file, waiting);
      }
    }
  }

  private static void deleteIfThere(Machine vm, String file, Waiting waiting) {
    try {
      waiting.repeat(() -> vm.vsphere().deleteDisk(file));
    } catch (VSphereFault fault) {
      if (fault.kind() != VSphereFault.Kind.NOT_FOUND) {
        throw fault;
      }
    }
  }

  /** The files of the copies, beside the first disk of the VM that they are for. */
  private List<String> paths(List<VirtualDisk> disks, String key) {
    Optional<String> folder = folder();
    if (folder.isEmpty() || disks.isEmpty()) {
      Machine bare = folder.isEmpty() ? to : from;
      throw new ReplicationFault(
          "NoDisk",
          true,
          "virtual machine '%s' in site '%s' has no disk; give it one"
              .formatted(bare.name(), bare.vsphere().site()),
          null);
    }
    String id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    return IntStream.rangeClosed(1, disks.size())
        .mapToObj(number -> "%smuster-%s-%d.vmdk".formatted(folder.get(), id, number))
        .toList();
  }

  /** Where the other VM has its files; in the midst of a change it may have no disk that tells. */
  private Optional<String> folder() {
    return to.disks().stream()
        .map(VirtualDisk::path)
        .findFirst()
        .map(path -> path.substring(0, path.lastIndexOf('/') + 1))
        .or(() -> Optional.of(to.mark(FOLDER)).filter(mark -> !mark.isEmpty()));
  }

  private static String base(String path) {
    return path.replaceFirst(LINK, ".vmdk");
  }

  /** Which vCenter copies, and how it calls the files. */
  private record Route(VSphere by, UnaryOperator<String> from, UnaryOperator<String> to) {}

  private Route route(List<VirtualDisk> disks, String target) {
    if (from.vsphere().site().equals(to.vsphere().site())) {
      return new Route(to.vsphere(), path -> path, path -> path);
    }
    List<Datastore> here = from.vsphere().datastores();
    List<Datastore> there = to.vsphere().datastores();
    if (disks.stream().allMatch(disk -> translated(disk.path(), here, there).isPresent())) {
      return new Route(
          to.vsphere(), path -> translated(path, here, there).orElseThrow(), path -> path);
    }
    if (translated(target, there, here).isPresent()) {
      return new Route(
          from.vsphere(), path -> path, path -> translated(path, there, here).orElseThrow());
    }
    throw new ReplicationFault(
        "NoSharedDatastore",
        true,
        ("the disks of '%s' in site '%s' cannot be copied to '%s' in site '%s': the two vCenters share"
                + " no datastore that holds them; share one, or replicate through an 'endpoint'")
            .formatted(from.name(), from.vsphere().site(), to.name(), to.vsphere().site()),
        null);
  }

  /** The same file as another vCenter calls it, where that reaches its datastore. */
  private static Optional<String> translated(
      String path, List<Datastore> here, List<Datastore> there) {
    return here.stream()
        .filter(datastore -> path.startsWith("[" + datastore.name() + "]"))
        .flatMap(datastore -> there.stream().filter(d -> d.url().equals(datastore.url())))
        .map(same -> "[" + same.name() + path.substring(path.indexOf(']')))
        .findFirst();
  }
}
