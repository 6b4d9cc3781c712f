// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the failover plan of a runbook takes for granted of the sites. */
final class Needs {

  private final Plan plan;
  private final Map<String, SortedSet<Integer>> ports = new HashMap<>();
  private final Map<String, List<RestorePointChoice>> points = new HashMap<>();
  private final Map<String, String> replicas = new HashMap<>();

  Needs(Runbook runbook) {
    plan = runbook.failover();
    for (ReplicaDeclaration declared : runbook.replicas()) {
      replicas.put(declared.source(), runbook.sites().recovery() + "/" + declared.replica());
    }
    vms(plan.groups().stream())
        .forEach(vm -> points.computeIfAbsent(vm.vm(), _ -> new ArrayList<>()).add(vm.point()));
    steps()
        .flatMap(step -> verifications(step, Verification.Tcp.class))
        .forEach(tcp -> ports.computeIfAbsent(tcp.vm(), _ -> new TreeSet<>()).add(tcp.port()));
  }

  /** The ports that its verifications expect a machine to listen on. */
  SortedSet<Integer> ports(String vm) {
    return ports.getOrDefault(vm, new TreeSet<>());
  }

  /** The restore points that it chooses. */
  List<RestorePointChoice> points(String vm) {
    return points.getOrDefault(vm, List.of());
  }

  /** The power steps, each naming a VM that has to exist. */
  List<Step.Power> powerSteps() {
    return steps()
        .flatMap(step -> step instanceof Step.Power power ? Stream.of(power) : Stream.empty())
        .toList();
  }

  /** Its web addresses. Each is served by the machines that the plan has started by then. */
  List<Web> webs() {
    List<Web> webs = new ArrayList<>();
    webs(plan.before(), List.of(), webs);
    for (Group group : plan.groups()) {
      webs(group.steps(), upTo(group), webs);
    }
    webs(plan.after(), plan.groups(), webs);
    return webs;
  }

  private void webs(List<Step> steps, Collection<Group> started, List<Web> into) {
    List<Verification.Http> asked =
        steps.stream().flatMap(step -> verifications(step, Verification.Http.class)).toList();
    if (!asked.isEmpty()) {
      List<String> servedBy = replicas(started.stream());
      asked.forEach(http -> into.add(new Web(http.url(), http.status(), servedBy)));
    }
  }

  /** A group and all those that are complete before it begins. */
  private Set<Group> upTo(Group group) {
    Map<String, Group> byName =
        plan.groups().stream().collect(Collectors.toMap(Group::name, Function.identity()));
    Set<Group> reached = new HashSet<>();
    List<Group> next = new ArrayList<>(List.of(group));
    while (!next.isEmpty()) {
      Group one = next.removeLast();
      if (reached.add(one)) {
        one.after().stream()
            .flatMap(name -> Stream.ofNullable(byName.get(name)))
            .forEach(next::add);
      }
    }
    return reached;
  }

  /** The replicas of the machines that a plan cannot do without. */
  private List<String> replicas(Stream<Group> groups) {
    return vms(groups.filter(Group::critical))
        .filter(vm -> vm.options().critical())
        .flatMap(vm -> Stream.ofNullable(replicas.get(vm.vm())))
        .sorted()
        .toList();
  }

  private static Stream<Step.Vm> vms(Stream<Group> groups) {
    return groups
        .flatMap(group -> group.steps().stream())
        .flatMap(step -> step instanceof Step.Vm vm ? Stream.of(vm) : Stream.empty());
  }

  private static <V extends Verification> Stream<V> verifications(Step step, Class<V> kind) {
    return step instanceof Step.Verify verify
        ? verify.verifications().stream().filter(kind::isInstance).map(kind::cast)
        : Stream.empty();
  }

  private Stream<Step> steps() {
    Stream<Step> inGroups = plan.groups().stream().flatMap(group -> group.steps().stream());
    return Stream.of(plan.before().stream(), inGroups, plan.after().stream()).flatMap(s -> s);
  }
}
