// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.lab.Lab;
import io.muster.lab.LabLog;
import io.muster.lab.LabStore;
import io.muster.lab.World;
import io.muster.probe.GuestNetwork;
import io.muster.replica.ReplicaMark;
import io.muster.replication.Replication;
import io.muster.runbook.Runbook;
import io.muster.time.Speed;
import io.muster.time.Time;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereSites;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The sites of a lab. It outlives its process when that is killed; from one command to the next it
 * is kept while a failover stands in it or a run has not ended.
 */
final class LabSites implements VSphereSites, AutoCloseable {

  private static final GuestCredentials GUEST_USER = new GuestCredentials("root", () -> "");

  private final Lab lab;
  private final LabClock clock;
  private final boolean ownsClock;
  private final LabLog log;
  private final LabText text;
  private final BooleanSupplier unfinished;

  private LabSites(
      LabLog log, LabClock clock, boolean ownsClock, LabText text, BooleanSupplier unfinished) {
    this.clock = clock;
    this.ownsClock = ownsClock;
    clock.join(log);
    this.lab = new Lab(log, clock.time());
    this.log = log;
    this.text = text;
    this.unfinished = unfinished;
  }

  /**
   * @param now where a fresh lab begins
   * @param unfinished whether a run in it has not ended, asked when it is closed
   */
  static LabSites open(
      Runbook runbook,
      Optional<Path> file,
      Speed speed,
      long seed,
      Path data,
      Instant now,
      BooleanSupplier unfinished) {
    LabText text = LabText.of(runbook, file);
    LabLog log =
        store(data, runbook)
            .open(text.digest(), () -> text.world(now.truncatedTo(ChronoUnit.SECONDS), seed));
    return new LabSites(log, new LabClock(log.start().instant(), speed), true, text, unfinished);
  }

  /**
   * The same, on a clock that it shares with others: a fresh lab begins now, and one that is kept
   * goes on now.
   */
  static LabSites open(
      Runbook runbook,
      Optional<Path> file,
      long seed,
      Path data,
      LabClock clock,
      BooleanSupplier unfinished) {
    LabText text = LabText.of(runbook, file);
    LabLog log =
        store(data, runbook).open(text.digest(), () -> text.worldAt(clock.time().now(), seed));
    return new LabSites(log, clock, false, text, unfinished);
  }

  private static LabStore store(Path data, Runbook runbook) {
    return new LabStore(data.resolve("lab").resolve(runbook.name() + ".json"));
  }

  @Override
  public VSphere at(String site) {
    return lab.vSphere(site);
  }

  @Override
  public Optional<GuestCredentials> guestUser(String site) {
    return Optional.of(GUEST_USER);
  }

  /** What keeps the replicas, acting through these vCenters, which lead to those of the lab. */
  Replication replication(VSphereSites vCenters) {
    return lab.replication(vCenters);
  }

  /** What a replica lacks of its source; nothing where no record is missing. */
  Optional<Duration> loss(String source, String replica, Instant at) {
    return lab.lost(source, replica, at);
  }

  GuestNetwork network() {
    return lab.guestNetwork();
  }

  Time time() {
    return clock.time();
  }

  String place() {
    return text.place();
  }

  @Override
  public void close() {
    if (ownsClock) {
      clock.close();
    }
    clock.leave(log);
    World left = lab.world();
    if (left.has(ReplicaMark.ATTRIBUTE) || (log.isBegun() && unfinished.getAsBoolean())) {
      log.close(left);
    } else {
      log.drop();
    }
  }
}
