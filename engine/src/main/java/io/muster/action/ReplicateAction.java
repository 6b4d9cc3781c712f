// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.RestorePoint;
import io.muster.replica.State;
import io.muster.replication.Replication;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.vsphere.Placement;
import java.util.Optional;

/**
 * One turn of replication, for replicas that no other product keeps: the replica is made where it
 * is missing, and what the machine holds is sent. While a failover stands, nothing is.
 */
public final class ReplicateAction {

  /** How a turn ends. */
  public enum End {
    SENT,
    /** The replica is held. */
    HELD,
    /** What keeps the replica has a schedule of its own. */
    NEEDLESS
  }

  /**
   * What has come of a turn.
   *
   * @param detail for people
   */
  public record Turn(End end, String detail) {}

  private final StepContext context;
  private final Placement placement;

  /**
   * @param placement where a replica that is missing is made
   */
  public ReplicateAction(StepContext context, Placement placement) {
    this.context = context;
    this.placement = placement;
  }

  /**
   * @param key names the turn for ever
   * @throws StepFailure when the replica cannot be made, or cannot be told from another VM
   */
  public Turn perform(String machine, String key) {
    ReplicaDeclaration declaration =
        context
            .runbook()
            .replica(machine)
            .orElseThrow(
                () -> StepFailure.refused("NoReplica", "'%s' has no replica".formatted(machine)));
    Replication replication = context.replications().of(declaration.kind());
    if (replication.runsByItself()) {
      return new Turn(
          End.NEEDLESS,
          "'%s' is replicated by itself, on the schedule of what keeps it; nothing to do"
              .formatted(machine));
    }
    boolean isNew = new NewReplica(context, declaration, placement).make();
    Replica replica = Replica.find(context.runbook(), context.inventory(), machine);
    if (replica.state() != State.READY) {
      return held("replica '%s' is %s".formatted(replica.name(), replica.described()));
    }
    Member member = new Member(context, declaration, replica.members().getFirst());
    Optional<String> since = replication.held(member.replicated());
    if (since.isPresent()) {
      return held("replication to '%s' is on hold %s".formatted(replica.name(), since.get()));
    }
    RestorePoint point = replication.sync(member.replicated(), key);
    String made =
        isNew ? "'%s' was made; it".formatted(replica.name()) : "'" + replica.name() + "'";
    return new Turn(
        End.SENT, "%s has restore point '%s' of %s".formatted(made, point.name(), point.created()));
  }

  private static Turn held(String why) {
    return new Turn(End.HELD, "skipped: " + why);
  }
}
