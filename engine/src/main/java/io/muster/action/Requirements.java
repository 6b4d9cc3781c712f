// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.FailbackTarget;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Step;
import io.muster.vsphere.VirtualMachine;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What one machine's operation needs, as far as it can be known before anything is changed. */
final class Requirements {

  private static final Set<ReplicaOperation> STARTS =
      EnumSet.of(
          ReplicaOperation.FAILOVER,
          ReplicaOperation.TEST_FAILOVER,
          ReplicaOperation.PLANNED_FAILOVER);

  private static final Set<ReplicaOperation> BACK =
      EnumSet.of(ReplicaOperation.FAILBACK, ReplicaOperation.SWITCHOVER);

  private final StepContext context;
  private final Supplier<Sources> sources;
  private final Set<String> isolated;
  private final PointsAhead points;

  /**
   * @param sources read where one is needed only: an undo does not wait for a site that is lost
   * @param isolated the sources that the plan itself takes out of the way
   */
  Requirements(
      StepContext context, Supplier<Sources> sources, Set<String> isolated, PointsAhead points) {
    this.context = context;
    this.sources = sources;
    this.isolated = isolated;
    this.points = points;
  }

  /**
   * @return what else is to be known before the operation begins, one sentence each
   * @throws StepFailure with what is in the way
   */
  List<String> require(Step.Vm vm, Replica replica) {
    ReplicaOperation operation = vm.operation();
    replica.require(operation);
    List<ReplicaVm> todo = replica.todo(operation);
    List<Member> members =
        todo.stream().map(one -> new Member(context, replica.declaration(), one)).toList();
    if (operation == ReplicaOperation.REPROTECT) {
      todo.forEach(one -> sources.get().requireOff(one.replicatedFrom()));
    }
    if (BACK.contains(operation)) {
      members.forEach(new OriginalAddresses(context)::requireUser);
    }
    if (STARTS.contains(operation)) {
      requireStart(vm, replica, todo, members);
    }
    return operation == ReplicaOperation.FAILBACK ? warnings(replica, todo) : List.of();
  }

  private List<String> warnings(Replica replica, List<ReplicaVm> todo) {
    FailbackTarget target = context.runbook().failback().target();
    todo.forEach(one -> NoSnapshots.require(replica.kind(), target, one, sources.get()));
    return todo.stream()
        .flatMap(one -> NotCarriedBack.by(target, one, sources.get()).stream())
        .toList();
  }

  private void requireStart(
      Step.Vm vm, Replica replica, List<ReplicaVm> todo, List<Member> members) {
    boolean isPlanned = vm.operation() == ReplicaOperation.PLANNED_FAILOVER;
    // why: these are out of the way when the replica starts, which looks again
    boolean yields =
        isPlanned || isolated.containsAll(members.stream().map(Member::source).toList());
    Sources inTheWay = yields ? new Sources(context, Map.of()) : sources.get();
    ReplicaStart start =
        new ReplicaStart(context, vm.operation() == ReplicaOperation.TEST_FAILOVER);
    for (int i = 0; i < members.size(); i++) {
      VirtualMachine seen = todo.get(i).vm();
      start.require(members.get(i), seen, inTheWay);
      new RecoveryAddresses(context).requireUser(members.get(i), sources.get());
    }
    if (!isPlanned) {
      new FailoverAction(context, replica, false).requirePoint(members, vm.point(), points::of);
    }
  }
}
