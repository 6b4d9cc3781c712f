// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.RestorePoint;
import io.muster.replica.State;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VirtualMachine;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Starts the VM of a replica from a restore point. */
final class ReplicaStart {

  private final StepContext context;
  private final boolean test;

  /**
   * @param test whether it goes into the isolated networks, for a drill
   */
  ReplicaStart(StepContext context, boolean test) {
    this.context = context;
    this.test = test;
  }

  /** Whether an earlier attempt has started it. */
  static boolean isStarted(Member member) {
    return member.mark().begun().isPresent() && member.machine().is(PowerState.POWERED_ON);
  }

  /**
   * The interlocks that stand before any change (DESIGN.md, section 4, items 1 and 3).
   *
   * @throws StepFailure with what is in the way
   */
  void require(Member member) {
    require(member, member.machine().now(), new Sources(context));
  }

  /** The same of what has been read already. */
  void require(Member member, VirtualMachine vm, Sources sources) {
    if (member.mark().begun().isEmpty()) {
      Untouched.require(member.kind(), vm, context.forced());
    }
    DiskPreparation.require(context, member);
    Map<Integer, String> targets = targets(vm);
    if (!test && !context.mayOverlap(member.declaredAs())) {
      Set<String> networks =
          vm.adapters().stream()
              .map(adapter -> targets.getOrDefault(adapter.key(), adapter.network()))
              .collect(Collectors.toSet());
      sources.requireNotIn(member.source(), networks);
    }
  }

  private Map<Integer, String> targets(VirtualMachine vm) {
    NetworkPlan plan =
        test
            ? NetworkPlan.test(vm.name(), vm.adapters(), context.runbook().networks())
            : NetworkPlan.live(vm.adapters(), context.runbook().networks());
    return plan.targets();
  }

  /** Goes on where an earlier attempt was interrupted. */
  Result perform(Member member, RestorePoint point) {
    if (!isStarted(member)) {
      member.replication().recover(member.replicated(), point);
      // why: what an earlier attempt has written is how it was before any change
      Map<Integer, String> before =
          member.mark().networks().isEmpty() ? member.networks() : member.mark().networks();
      // why: from here on it may run, whatever this attempt comes to, and may hold data of its own
      member.write(mark -> mark.connectedTo(before).in(State.FAILOVER));
      DiskPreparation.of(context, member);
      member.connect(targets(member.machine().now()));
      member.machine().powerOn();
    }
    String addresses = new RecoveryAddresses(context).give(member);
    member.reach(State.FAILOVER);
    String networks = String.join(", ", new TreeSet<>(member.networks().values()));
    String detail =
        "'%s' runs%s, from '%s' of %s%s"
            .formatted(
                member.name(),
                networks.isEmpty() ? "" : " on " + networks,
                point.name(),
                point.created(),
                addresses);
    return new Result(detail, Optional.empty(), Optional.of(point.created()));
  }
}
