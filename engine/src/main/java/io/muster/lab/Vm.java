// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.PowerState;
import io.muster.vsphere.VmId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A VM of the lab, and what each operation makes of it. It never changes: every operation gives the
 * VM as it is afterwards, so that an operation can be tried before it is done.
 *
 * @param number its place in the lab, the host part of its addresses
 * @param writer the name that its records carry, as {@code site/name}
 * @param image its configuration and what was on its disks when it last came up
 * @param written how many records it had written in its life when it last came up
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
    SortedMap<String, String> customValues) {

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
    return image.records().with(newRecords(now));
  }

  private Optional<RecordRange> newRecords(Instant now) {
    Instant booted = power.booted();
    return booted == null
        ? Optional.empty()
        : RecordRange.written(writer, written + 1, booted, guest.every(), now);
  }

  /** As if it had been started at an instant. */
  Vm startedAt(Instant instant) {
    return with(Power.on(instant, guest.boot()));
  }

  /** Starts it, or lets it go on where it was suspended. */
  Vm poweredOn(Instant now) {
    return with(Power.on(now, is(PowerState.SUSPENDED) ? power.bootLeft() : guest.boot()));
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
    Image frozen = image.withRecords(records(now));
    LabSnapshot made = new LabSnapshot(snapshotId, name, description, now, null, frozen);
    return with(snapshots.with(made));
  }

  Vm revertedTo(LabSnapshot snapshot, Instant now) {
    return poweredOff(now).with(snapshot.image()).with(snapshots.at(snapshot.id()));
  }

  Vm without(LabSnapshot snapshot) {
    return with(snapshots.without(snapshot));
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
    return new Vm(id, number, name, writer, host, guest, power, image, written, snapshots, values);
  }

  /** The same VM as vSphere shows it under a name that another one may have too. */
  Vm named(String shown) {
    return new Vm(
        id, number, shown, writer, host, guest, power, image, written, snapshots, customValues);
  }

  Vm with(Guest guest) {
    return new Vm(
        id, number, name, writer, host, guest, power, image, written, snapshots, customValues);
  }

  Vm with(Snapshots snapshots) {
    return new Vm(
        id, number, name, writer, host, guest, power, image, written, snapshots, customValues);
  }

  Vm with(Image image) {
    return new Vm(
        id, number, name, writer, host, guest, power, image, written, snapshots, customValues);
  }

  private Vm with(Power power) {
    return new Vm(
        id, number, name, writer, host, guest, power, image, written, snapshots, customValues);
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
        image.withRecords(records(now)),
        written + more,
        snapshots,
        customValues);
  }
}
