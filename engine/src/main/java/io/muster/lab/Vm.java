// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.PowerState;
import io.muster.vsphere.VmId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A VM of the lab, and what each operation makes of it. It never changes: every operation gives the
 * VM as it is afterwards, so that an operation can be tried before it is done.
 *
 * @param number its place in the lab, the host part of its addresses
 * @param writer the name that its records carry, as {@code site/name}
 * @param image its configuration and what was on its disks when it last came up
 * @param written how many records it had written in its life when it last came up
 * @param vApp the vApp that it is in; null where that is none
 */
record Vm(
    VmId id,
    int number,
    String name,
    String writer,
    String host,
    Guest guest,
    Power power,
    Image image,
    long written,
    Snapshots snapshots,
    SortedMap<String, String> customValues,
    @Nullable String vApp) {

  Vm {
    customValues = Collections.unmodifiableSortedMap(new TreeMap<>(customValues));
  }

  boolean is(PowerState state) {
    return power.state() == state;
  }

  boolean toolsRun(Instant now) {
    return guest.tools() && power.isBooted(now);
  }

  /** What the disks hold at an instant. */
  DiskRecords records(Instant now) {
    return frozen(now).records();
  }

  /** Configuration and disks as they are at an instant. */
  Image frozen(Instant now) {
    return image.written(newRecords(now));
  }

  private Optional<RecordRange> newRecords(Instant now) {
    Instant booted = power.booted();
    return booted == null || image.disks().isEmpty()
        ? Optional.empty()
        : RecordRange.written(writer, written + 1, booted, guest.every(), now);
  }

  /** As if it had been started at an instant. */
  Vm startedAt(Instant instant) {
    return with(Power.on(instant, guest.boot()));
  }

  /** Starts it, or lets it go on where it was suspended. */
  Vm poweredOn(Instant now) {
    return is(PowerState.SUSPENDED)
        ? with(Power.on(now, power.bootLeft()))
        : with(image.restarted()).with(Power.on(now, guest.boot()));
  }

  Vm poweredOff(Instant now) {
    return stopped(now).with(Power.off(now));
  }

  Vm suspended(Instant now) {
    return stopped(now).with(power.suspended(now));
  }

  /** The guest has been asked to shut down. */
  Vm shuttingDown(Instant now) {
    return with(power.goingOff(guest.shutdown() == null ? null : now.plus(guest.shutdown())));
  }

  /** This VM at a later instant: a guest that was shutting down has gone off by then. */
  Vm settled(Instant now) {
    Instant goesOff = power.goesOff();
    return goesOff == null || now.isBefore(goesOff) ? this : poweredOff(goesOff);
  }

  Vm withSnapshot(String snapshotId, String name, String description, Instant now) {
    LabSnapshot made = new LabSnapshot(snapshotId, name, description, now, null, frozen(now));
    return with(image.linked(nextLink())).with(snapshots.with(made));
  }

  Vm revertedTo(LabSnapshot snapshot, Instant now) {
    Image image = snapshot.image().linked(nextLink());
    return poweredOff(now).with(image).with(snapshots.at(snapshot.id()));
  }

  /** A number for files of the disks' chains that none of them has. */
  private int nextLink() {
    int last = snapshots.all().stream().mapToInt(s -> s.image().lastLink()).max().orElse(0);
    return Math.max(last, image.lastLink()) + 1;
  }

  Vm without(LabSnapshot snapshot) {
    return with(snapshots.without(snapshot));
  }

  /** Every image that it has: as it is now, and those of its snapshots. */
  Stream<Image> images(Instant now) {
    return Stream.concat(Stream.of(frozen(now)), snapshots.all().stream().map(LabSnapshot::image));
  }

  Vm connected(int key, String network) {
    return with(image.connected(key, network));
  }

  Vm valued(String attribute, String value) {
    SortedMap<String, String> values = new TreeMap<>(customValues);
    if (value.isEmpty()) {
      values.remove(attribute);
    } else {
      values.put(attribute, value);
    }
    return new Vm(
        id, number, name, writer, host, guest, power, image, written, snapshots, values, vApp);
  }

  /** The same VM as vSphere shows it under a name that another one may have too. */
  Vm named(String shown) {
    return new Vm(
        id,
        number,
        shown,
        writer,
        host,
        guest,
        power,
        image,
        written,
        snapshots,
        customValues,
        vApp);
  }

  Vm with(Guest guest) {
    return new Vm(
        id,
        number,
        name,
        writer,
        host,
        guest,
        power,
        image,
        written,
        snapshots,
        customValues,
        vApp);
  }

  Vm with(Snapshots snapshots) {
    return new Vm(
        id,
        number,
        name,
        writer,
        host,
        guest,
        power,
        image,
        written,
        snapshots,
        customValues,
        vApp);
  }

  Vm with(Image image) {
    return new Vm(
        id,
        number,
        name,
        writer,
        host,
        guest,
        power,
        image,
        written,
        snapshots,
        customValues,
        vApp);
  }

  private Vm with(Power power) {
    return new Vm(
        id,
        number,
        name,
        writer,
        host,
        guest,
        power,
        image,
        written,
        snapshots,
        customValues,
        vApp);
  }

  /** What was written stays on the disks. */
  private Vm stopped(Instant now) {
    long more = newRecords(now).map(RecordRange::count).orElse(0L);
    return new Vm(
        id,
        number,
        name,
        writer,
        host,
        guest,
        power,
        image.written(newRecords(now)),
        written + more,
        snapshots,
        customValues,
        vApp);
  }
}
