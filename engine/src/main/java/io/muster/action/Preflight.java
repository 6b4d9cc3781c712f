// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.State;
import io.muster.replication.ReplicationFault;
import io.muster.run.StepFault;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.PowerAction;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be known before anything is changed, from one bulk read of each site: whether every
 * machine of a plan is in a state that its operation starts from, and which are done already.
 */
public final class Preflight {

  /**
   * What was seen.
   *
   * @param plan the plan, with the operation that each machine's state asks for
   * @param refusals why the plan must not start, one sentence each; empty when it may
   * @param skips the steps that have nothing to do, with the reason
   * @param discards what would be lost for good, one sentence a machine
   * @param warnings what else is to be known before the plan begins, one sentence each
   */
  public record Seen(
      Plan plan,
      List<StepFault> refusals,
      Map<StepId, String> skips,
      List<StepFault> discards,
      List<String> warnings) {

    /** What would be lost for good, as it is put to people who are asked. */
    public List<String> losses() {
      return discards.stream().map(fault -> fault.sentence().replace(Discarded.MEANT, "")).toList();
    }
  }

  private static final Set<ReplicaOperation> FROM_POINT =
      EnumSet.of(ReplicaOperation.FAILOVER, ReplicaOperation.TEST_FAILOVER);

  private final StepContext context;
  private final Runbook runbook;
  private final Map<String, List<VirtualMachine>> replicas;
  private @Nullable Sources sources;
  private PointsAhead points = PointsAhead.NONE;
  private final List<StepFault> refusals = new ArrayList<>();
  private final List<StepFault> tolerated = new ArrayList<>();
  private final Map<StepId, String> skips = new LinkedHashMap<>();
  private final List<StepFault> discards = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<String> isolated = new HashSet<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> refused = new HashSet<>();

  private Preflight(StepContext context) {
    this.context = context;
    this.runbook = context.runbook();
    this.replicas = byName(runbook.sites().recovery());
  }

  /** Looks at a plan; changes nothing. */
  public static Seen of(StepContext context, Plan plan) {
    return new Preflight(context).look(plan);
  }

  private Map<String, List<VirtualMachine>> byName(String site) {
    return context.inventory().read(site).stream()
        .collect(Collectors.groupingBy(VirtualMachine::name));
  }

  /** A production site that cannot be reached is what a failover is for. */
  private Map<String, List<VirtualMachine>> production() {
    try {
      return byName(runbook.sites().production());
    } catch (VSphereFault fault) {
      if (fault.kind() == VSphereFault.Kind.UNREACHABLE) {
        return Map.of();
      }
      throw fault;
    }
  }

  /** Read for what starts a replica only: an undo does not wait for a site that is lost. */
  private Sources sources() {
    if (sources == null) {
      sources = new Sources(context, production());
    }
    return sources;
  }

  private Seen look(Plan plan) {
    plan.steps().forEach(this::isolates);
    points = PointsAhead.read(context, starting(plan));
    List<Group> groups = plan.groups().stream().map(this::look).toList();
    Plan meant =
        new Plan(
            plan.name(),
            plan.id(),
            plan.before(),
            groups,
            plan.after(),
            plan.onFailure(),
            plan.decision());
    if (changed.isEmpty() && skips.isEmpty()) {
      refusals.addAll(tolerated);
    }
    return new Seen(meant, refusals.stream().distinct().toList(), skips, discards, warnings);
  }

  /** The VMs of the replicas that are started from a restore point. */
  private List<Member> starting(Plan plan) {
    Map<VmId, Member> starting = new LinkedHashMap<>();
    plan.machines()
        .filter(vm -> FROM_POINT.contains(vm.operation()))
        .flatMap(vm -> members(vm).stream())
        .forEach(member -> starting.putIfAbsent(member.id(), member));
    return List.copyOf(starting.values());
  }

  private List<Member> members(Step.Vm vm) {
    try {
      Replica replica = find(vm.vm());
      return members(replica, vm.operation());
    } catch (StepFailure _) {
      // why: told when its turn comes
      return List.of();
    }
  }

  private List<Member> members(Replica replica, ReplicaOperation operation) {
    return replica.todo(operation).stream()
        .map(one -> new Member(context, replica.declaration(), one))
        .toList();
  }

  /** A source that the plan itself takes out of the way is looked at when its replica starts. */
  private void isolates(Step step) {
    switch (step) {
      case Step.Connection connection when !connection.connected() -> isolated.add(connection.vm());
      case Step.Power power when power.action() != PowerAction.POWER_ON -> isolated.add(power.vm());
      default -> {}
    }
  }

  private Group look(Group group) {
    List<Step> steps =
        group.steps().stream()
            .map(step -> step instanceof Step.Vm vm ? look(group, vm) : step)
            .toList();
    return group.with(steps);
  }

  private Step look(Group group, Step.Vm vm) {
    if (changed.contains(vm.vm()) || refused.contains(vm.vm())) {
      // why: an earlier step of this plan brings it to the state that this one starts from, or
      // cannot, which has been told
      return vm;
    }
    try {
      Replica replica = find(vm.vm());
      Step.Vm meant = meant(vm, replica);
      if (isSkipped(meant, replica)) {
        skips.put(
            vm.id(), "replica '%s' is %s already".formatted(replica.name(), replica.described()));
      } else {
        warnings.addAll(
            new Requirements(context, this::sources, isolated, points).require(meant, replica));
        Discarded.by(meant.operation(), replica).ifPresent(discards::add);
        changed.add(vm.vm());
      }
      return meant;
    } catch (StepFailure | ReplicationFault problem) {
      refused.add(vm.vm());
      boolean critical = group.critical() && vm.options().critical();
      (critical ? refusals : tolerated).add(StepFailure.fault(problem));
      return vm;
    }
  }

  private Replica find(String machine) {
    ReplicaDeclaration declaration = runbook.replica(machine).orElseThrow();
    String site = runbook.sites().recovery();
    return Replica.of(
        declaration,
        name -> {
          List<VirtualMachine> found = replicas.getOrDefault(name, List.of());
          return switch (found.size()) {
            case 0 -> throw context.inventory().missing(site, name);
            case 1 -> found.getFirst();
            default -> throw Inventory.ambiguous(site, name, found.size());
          };
        });
  }

  /** An undo takes back what the machine's state says was done last. */
  private static Step.Vm meant(Step.Vm vm, Replica replica) {
    boolean isFailback =
        vm.operation() == ReplicaOperation.UNDO_FAILOVER
            && replica.allowed().contains(ReplicaOperation.UNDO_FAILBACK);
    return isFailback ? vm.by(ReplicaOperation.UNDO_FAILBACK) : vm;
  }

  /** What is done is not done again, and a failover leaves alone what has gone further. */
  private static boolean isSkipped(Step.Vm vm, Replica replica) {
    boolean isFurther =
        vm.operation() == ReplicaOperation.FAILOVER
            && replica.begun().isEmpty()
            && replica.members().stream()
                .allMatch(member -> member.state() != State.READY && !member.isOfDrill());
    return replica.isDone(vm.operation()) || isFurther;
  }
}
