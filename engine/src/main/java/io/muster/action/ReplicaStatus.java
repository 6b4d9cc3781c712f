// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.Authority;
import io.muster.replica.ReplicaMark;
import io.muster.replica.RestorePoint;
import io.muster.replica.State;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphereFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be seen of a replica.
 *
 * @param described the state in words
 * @param since when the state was reached; empty while it is Ready
 * @param points its restore points, oldest first
 * @param authority which copy is the valid one
 * @param valid the same in words, for each VM of a vApp where they differ
 * @param allowed the operations that are allowed now
 * @param source whether the machine at the production site runs; empty where that cannot be known
 * @param problem why nothing more can be said; the rest is as of a replica that is Ready then
 */
public record ReplicaStatus(
    ReplicaDeclaration declaration,
    State state,
    String described,
    Optional<Instant> since,
    List<RestorePoint> points,
    Authority authority,
    String valid,
    List<ReplicaOperation> allowed,
    Optional<PowerState> source,
    Optional<String> problem) {

  /** Looks; changes nothing. */
  public static ReplicaStatus of(StepContext context, ReplicaDeclaration declaration) {
    try {
      Replica replica = Replica.find(context.runbook(), context.inventory(), declaration.source());
      List<Member> members =
          replica.members().stream().map(vm -> new Member(context, declaration, vm)).toList();
      return new ReplicaStatus(
          declaration,
          replica.state(),
          replica.described(),
          replica.members().getFirst().mark().map(ReplicaMark::since),
          points(members.getFirst()),
          replica.authority(),
          valid(replica),
          replica.allowed(),
          new Sources(context).power(members.getFirst().source()),
          Optional.empty());
    } catch (StepFailure | VSphereFault problem) {
      return unknown(declaration, StepFailure.fault(problem).sentence());
    }
  }

  private static String valid(Replica replica) {
    return replica.authority() != Authority.EACH
        ? replica.authority().words()
        : replica.members().stream()
            .map(member -> member.source() + ": " + member.authority().words())
            .collect(Collectors.joining(", "));
  }

  /** One that was released has none. */
  private static List<RestorePoint> points(Member member) {
    return member.state() == State.PERMANENT || member.state() == State.REPROTECTED
        ? List.of()
        : member.replication().points(member.replicated());
  }

  private static ReplicaStatus unknown(ReplicaDeclaration declaration, String problem) {
    return new ReplicaStatus(
        declaration,
        State.READY,
        "unknown",
        Optional.empty(),
        List.of(),
        Authority.SOURCE,
        Authority.SOURCE.words(),
        List.of(),
        Optional.empty(),
        Optional.of(problem));
  }

  /** The newest restore point. */
  public Optional<RestorePoint> newest() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
  }
}
