// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.Chain.Case;
import io.muster.replica.RestorePoint;
import io.muster.replication.Production;
import io.muster.replication.Replicated;
import io.muster.replication.Replication;
import io.muster.replication.ReplicationFault;
import io.muster.runbook.ReplicaKind;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereSites;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The lab's replication, which does every kind in full. Its work takes time, as sending does. */
final class LabReplication implements Replication {

  private static final Duration QUICK = Duration.ZERO;
  private static final Duration SYNC = Duration.ofSeconds(20);
  private static final Duration RECOVER = Duration.ofSeconds(8);
  private static final Duration DIFFERENCES = Duration.ofSeconds(40);
  private static final Duration EVERYTHING = Duration.ofMinutes(3);

  private final LabReplicas sites;
  private final VSphereSites vCenters;
  private final Journals journals;
  private final Ledger ledger;
  private final Tally tally;
  private final SnapshotChain snapshots = new SnapshotChain();
  private final JournalChain continuous = new JournalChain();

  /**
   * @param vCenters through which snapshots are reverted to
   */
  LabReplication(
      LabReplicas sites, VSphereSites vCenters, Journals journals, Ledger ledger, Tally tally) {
    this.sites = sites;
    this.vCenters = vCenters;
    this.journals = journals;
    this.ledger = ledger;
    this.tally = tally;
  }

  @Override
  public List<RestorePoint> points(Replicated replica) {
    sites.admit("points", replica);
    return read(replica, chain(replica)::points);
  }

  @Override
  public RestorePoint pointAt(Replicated replica, Instant instant) {
    sites.admit("pointAt", replica);
    if (replica.kind() == ReplicaKind.SNAPSHOT) {
      throw refused(
          "NoRestorePoint",
          "'%s' is a snapshot replica, which has no instants".formatted(replica.replica()));
    }
    return read(replica, one -> continuous.pointAt(one, instant))
        .orElseThrow(
            () ->
                refused(
                    "NoRestorePoint",
                    "the journal of '%s' has nothing of %s".formatted(replica.replica(), instant)));
  }

  @Override
  public void hold(Replicated replica) {
    change("hold", replica, QUICK, one -> one.journal().held() ? one : chain(replica).held(one));
  }

  @Override
  public void resume(Replicated replica) {
    change(
        "resume",
        replica,
        QUICK,
        one -> one.journal().held() ? one.with(one.journal().resumed(one.now())) : one);
  }

  @Override
  public RestorePoint sync(Replicated replica, String key) {
    sites.admit("sync", replica);
    sites.requireSource(replica);
    replica.time().sleep(SYNC);
    sites.requireSource(replica);
    apply("sync", replica, one -> chain(replica).synced(one, key));
    return points(replica).getLast();
  }

  @Override
  public void recover(Replicated replica, RestorePoint point) {
    sites.requireOff(replica);
    if (replica.kind() == ReplicaKind.SNAPSHOT) {
      sites.admit("recover", replica);
      revert(replica, point);
    } else {
      change("recover", replica, RECOVER, one -> continuous.recovered(one, point));
    }
  }

  @Override
  public void discard(Replicated replica) {
    sites.requireOff(replica);
    if (replica.kind() == ReplicaKind.SNAPSHOT) {
      sites.admit("discard", replica);
      List<RestorePoint> points = points(replica);
      if (!points.isEmpty()) {
        revert(replica, points.getLast());
      }
    } else {
      change("discard", replica, RECOVER, continuous::discarded);
    }
  }

  @Override
  public void release(Replicated replica) {
    change("release", replica, RECOVER, chain(replica)::released);
  }

  @Override
  public void prepare(Replicated replica, Production production, Phase phase) {
    write("prepare", replica, production, QUICK, one -> chain(replica).prepared(one, phase));
  }

  @Override
  public void transfer(Replicated replica, Production production, Phase phase) {
    if (!sites.find(production.site(), production.name(), replica).is(PowerState.POWERED_OFF)) {
      throw refused(
          "InvalidPowerState",
          "'%s' runs; it has to be off while it is written".formatted(production.name()));
    }
    if (phase == Phase.STOPPED) {
      sites.requireOff(replica);
    }
    Duration takes = production.isNew() && phase == Phase.RUNNING ? EVERYTHING : DIFFERENCES;
    write("transfer", replica, production, takes, one -> chain(replica).transferred(one, phase));
  }

  @Override
  public void restore(Replicated replica) {
    sites.requireOff(replica);
    change("restore", replica, RECOVER, chain(replica)::restored);
  }

  @Override
  public void forget(Replicated replica, Production production) {
    write("forget", replica, production, QUICK, chain(replica)::forgotten);
  }

  @Override
  public void adopt(Replicated replica, Production production) {
    String writer = sites.find(production.site(), production.name(), replica).writer();
    change(
        "adopt",
        replica,
        QUICK,
        one -> {
          Case adopted = chain(replica).adopted(one);
          return adopted.with(adopted.journal().from(writer));
        });
  }

  @Override
  public void reverse(Replicated replica) {
    sites.admit("reverse", replica);
    Reversal reversal = new Reversal(sites, journals, chain(replica), replica);
    ledger.together(reversal::begin);
    replica.time().sleep(EVERYTHING);
    ledger.together(
        () -> {
          if (reversal.end()) {
            tally.done(replica.replicaSite(), replica.replica(), "reverse");
          }
        });
  }

  private void revert(Replicated replica, RestorePoint point) {
    VSphere vCenter = vCenters.at(replica.replicaSite());
    try {
      replica
          .time()
          .await(vCenter.revertToSnapshot(replica.id(), point.id()).ended(), replica.deadline());
    } catch (CompletionException e) {
      throw e.getCause() instanceof VSphereFault fault ? fault : e;
    } catch (TimeoutException e) {
      throw new ReplicationFault(
          "TimedOut",
          false,
          "'%s' has not gone back to '%s' in time".formatted(replica.replica(), point.name()),
          e);
    }
  }

  private Chain chain(Replicated replica) {
    return replica.kind() == ReplicaKind.SNAPSHOT ? snapshots : continuous;
  }

  /** Does something that takes time, to the replica and its journal. */
  private void change(String call, Replicated replica, Duration takes, UnaryOperator<Case> change) {
    sites.admit(call, replica);
    replica.time().sleep(takes);
    apply(call, replica, change);
  }

  /** The same where a production VM is written in the place of the source. */
  private void write(
      String call,
      Replicated replica,
      Production production,
      Duration takes,
      UnaryOperator<Case> change) {
    sites.admit(call, replica);
    replica.time().sleep(takes);
    ledger.together(
        () -> {
          Vm written = sites.find(production.site(), production.name(), replica);
          Case before = settled(replica, replica.time().now()).writing(written);
          Case after = change.apply(before);
          sites.site(production.site()).change(written.id(), after.now(), _ -> after.source());
          keep(call, replica, before, after);
        });
  }

  private <T> T read(Replicated replica, Function<Case, T> answer) {
    return ledger.together(() -> answer.apply(settled(replica, replica.time().now())));
  }

  private void apply(String call, Replicated replica, UnaryOperator<Case> change) {
    ledger.together(
        () -> {
          Case before = settled(replica, replica.time().now());
          keep(call, replica, before, change.apply(before));
        });
  }

  private void keep(String call, Replicated replica, Case before, Case after) {
    if (!before.replica().equals(after.replica())) {
      sites.site(replica.replicaSite()).change(replica.id(), after.now(), _ -> after.replica());
    }
    journals.put(after.replica(), after.journal());
    if (!before.equals(after)) {
      tally.done(replica.replicaSite(), replica.replica(), call);
    }
  }

  private Case settled(Replicated replica, Instant now) {
    LabSite site = sites.site(replica.replicaSite());
    Vm vm = site.vm(replica.id(), now).orElseThrow(() -> Refusals.noVm(replica.id(), site.name()));
    Journal journal = journals.get(vm);
    if (journal == null || journal.released()) {
      throw refused(
          "NotReplicated", "the lab does not replicate to '%s'".formatted(replica.replica()));
    }
    String[] source = journal.source().split("/", 2);
    Vm from = sites.find(source[0], source[1], replica);
    Instant sendable = sites.lost(source[0], now).orElse(now);
    Case settled = chain(replica).settled(new Case(journal, vm, from, now, sendable));
    if (!settled.replica().equals(vm)) {
      site.change(replica.id(), now, _ -> settled.replica());
    }
    return settled;
  }

  static ReplicationFault noPoint(Vm replica, String point) {
    return refused(
        "NoRestorePoint", "'%s' has no restore point '%s'".formatted(replica.name(), point));
  }

  static ReplicationFault failed(String fault, String sentence) {
    return new ReplicationFault(fault, false, sentence, null);
  }

  static ReplicationFault refused(String fault, String sentence) {
    return new ReplicationFault(fault, true, sentence, null);
  }
}
