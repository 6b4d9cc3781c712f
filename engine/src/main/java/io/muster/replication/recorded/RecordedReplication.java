// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.recorded;

import io.muster.replica.RestorePoint;
import io.muster.replication.MountedDisks;
import io.muster.replication.Production;
import io.muster.replication.Replicated;
import io.muster.replication.Replication;
import io.muster.run.StepRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks before each call that changes something; each of them may be repeated. */
record RecordedReplication(Replication replication) implements Replication {

  private static void requireClaim() {
    StepRecord.current().requireClaim();
  }

  @Override
  public List<RestorePoint> points(Replicated replica) {
    return replication.points(replica);
  }

  @Override
  public RestorePoint pointAt(Replicated replica, Instant instant) {
    return replication.pointAt(replica, instant);
  }

  @Override
  public void hold(Replicated replica) {
    requireClaim();
    replication.hold(replica);
  }

  @Override
  public void resume(Replicated replica) {
    requireClaim();
    replication.resume(replica);
  }

  @Override
  public RestorePoint sync(Replicated replica, String key) {
    requireClaim();
    return replication.sync(replica, key);
  }

  @Override
  public void recover(Replicated replica, RestorePoint point) {
    requireClaim();
    replication.recover(replica, point);
  }

  @Override
  public boolean converts() {
    return replication.converts();
  }

  @Override
  public boolean runsByItself() {
    return replication.runsByItself();
  }

  @Override
  public Optional<String> held(Replicated replica) {
    return replication.held(replica);
  }

  @Override
  public boolean carriesDisks() {
    return replication.carriesDisks();
  }

  @Override
  public void convert(Replicated replica, MountedDisks disks) {
    requireClaim();
    replication.convert(replica, disks);
  }

  @Override
  public void discard(Replicated replica) {
    requireClaim();
    replication.discard(replica);
  }

  @Override
  public void release(Replicated replica) {
    requireClaim();
    replication.release(replica);
  }

  @Override
  public void prepare(Replicated replica, Production production, Phase phase) {
    requireClaim();
    replication.prepare(replica, production, phase);
  }

  @Override
  public void transfer(Replicated replica, Production production, Phase phase) {
    requireClaim();
    replication.transfer(replica, production, phase);
  }

  @Override
  public void restore(Replicated replica) {
    requireClaim();
    replication.restore(replica);
  }

  @Override
  public void forget(Replicated replica, Production production) {
    requireClaim();
    replication.forget(replica, production);
  }

  @Override
  public void adopt(Replicated replica, Production production) {
    requireClaim();
    replication.adopt(replica, production);
  }

  @Override
  public void reverse(Replicated replica) {
    requireClaim();
    replication.reverse(replica);
  }
}
