// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.RestorePoint;
import io.muster.replica.State;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.RestorePointChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Failover: replication on hold, disks at the chosen restore point, into the mapped networks, power
 * on (domain.md, section 2.4). The source is not touched.
 */
final class FailoverAction {

  private final Replica replica;
  private final ReplicaStart start;
  private final boolean test;

  /** A VM and the point that it is started from. */
  private record Chosen(Member member, RestorePoint point) {}

  /**
   * @param test whether the replica goes into the isolated networks, for a drill
   */
  FailoverAction(StepContext context, Replica replica, boolean test) {
    this.replica = replica;
    this.start = new ReplicaStart(context, test);
    this.test = test;
  }

  Result perform(List<Member> members, RestorePointChoice choice) {
    members.forEach(start::require);
    List<Chosen> chosen =
        chosen(members, choice, member -> member.replication().points(member.replicated()));
    chosen.forEach(this::begin);
    return ReplicaAction.each(chosen, one -> start.perform(one.member(), one.point()));
  }

  private void begin(Chosen chosen) {
    Member member = chosen.member();
    member.begin(
        test ? ReplicaOperation.TEST_FAILOVER : ReplicaOperation.FAILOVER,
        mark -> mark.from(chosen.point(), test));
    member.replication().hold(member.replicated());
    if (replica.kind().continuous()) {
      // why: of these kinds the state comes before the work (domain.md, section 0, fact 4)
      member.write(mark -> mark.in(State.FAILOVER));
    }
  }

  /**
   * @param points those of a VM, which may have been read already
   * @throws StepFailure when there is no restore point that was asked for
   */
  void requirePoint(
      List<Member> members,
      RestorePointChoice choice,
      Function<Member, List<RestorePoint>> points) {
    chosen(members, choice, points);
  }

  /** What was asked for; of a replica that an earlier attempt has started, that one's. */
  private List<Chosen> chosen(
      List<Member> members, RestorePointChoice choice, Function<Member, List<RestorePoint>> read) {
    List<RestorePoint> points =
        started(members)
            .map(name -> again(name, members, choice, read))
            .orElseGet(() -> choose(members, choice, read));
    List<Chosen> chosen = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      chosen.add(new Chosen(members.get(i), points.get(i)));
    }
    return chosen;
  }

  /** The name of the point that VMs of it run from already, of which some may be done. */
  private Optional<String> started(List<Member> todo) {
    Stream<String> done =
        replica.members().stream()
            .filter(vm -> vm.begun().isEmpty() && vm.state() == State.FAILOVER)
            .flatMap(vm -> vm.mark().stream())
            .map(ReplicaMark::point);
    Stream<String> begun =
        todo.stream().filter(ReplicaStart::isStarted).map(member -> member.mark().point());
    return Stream.concat(done, begun).findFirst();
  }

  private List<RestorePoint> again(
      String name,
      List<Member> members,
      RestorePointChoice choice,
      Function<Member, List<RestorePoint>> read) {
    if (choice instanceof RestorePointChoice.At(Instant instant)) {
      // why: the point of an instant is not among the others
      List<RestorePoint> points = at(members, instant);
      if (points.stream().allMatch(point -> point.name().equals(name))) {
        return points;
      }
    }
    return choose(members, new RestorePointChoice.Named(name), read);
  }

  private List<RestorePoint> choose(
      List<Member> members, RestorePointChoice choice, Function<Member, List<RestorePoint>> read) {
    return RestorePoints.of(replica.name(), members, read)
        .choose(choice, instant -> at(members, instant));
  }

  private static List<RestorePoint> at(List<Member> members, Instant instant) {
    return members.stream()
        .map(member -> member.replication().pointAt(member.replicated(), instant))
        .toList();
  }
}
