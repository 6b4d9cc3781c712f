// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Block;
import io.muster.dsl.words.AddressesWords;
import io.muster.dsl.words.DrillsWords;
import io.muster.dsl.words.FailbackWords;
import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.NetworksWords;
import io.muster.dsl.words.ParametersWords;
import io.muster.dsl.words.ReplicasWords;
import io.muster.dsl.words.RunbookWords;
import io.muster.dsl.words.StepsWords;
import io.muster.dsl.words.TriggersWords;
import io.muster.dsl.words.Zones;
import io.muster.problem.Problems;
import io.muster.runbook.AddressMapping;
import io.muster.runbook.DrillSchedule;
import io.muster.runbook.NetworkMapping;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Runbook;
import io.muster.runbook.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what stands in {@code runbook}. */
final class RunbookCollector implements RunbookWords {

  private final Source source;
  private final Position at;
  private final String name;
  private final Written written;
  private final Procedures procedures;
  private final ParametersCollector parameters;
  private final ReplicasCollector replicas = new ReplicasCollector();
  private final TriggersCollector triggers = new TriggersCollector();
  private final FailoverCollector failover;
  private final List<NetworkMapping> networks = new ArrayList<>();
  private final List<AddressMapping> addresses = new ArrayList<>();
  private final List<DrillSchedule> drills = new ArrayList<>();
  private Optional<FailoverCollector> plannedFailover = Optional.empty();
  private Optional<FailoverCollector> drill = Optional.empty();
  private FailbackCollector failback;
  private Optional<String> title = Optional.empty();
  private Optional<String> owner = Optional.empty();
  private Optional<Duration> rto = Optional.empty();
  private Optional<Duration> rpo = Optional.empty();
  private Sites sites = new Sites("", "");

  RunbookCollector(
      Source source, Position at, String name, Map<String, String> settings, Problems problems) {
    this.source = source;
    this.at = at;
    this.name = name;
    this.written = new Written(problems);
    this.procedures = new Procedures(problems);
    this.parameters = new ParametersCollector(settings, problems);
    this.failover = plan(PlanName.FAILOVER, ReplicaOperation.FAILOVER);
    this.failback = new FailbackCollector(at, procedures, written);
  }

  Position at() {
    return at;
  }

  Collected collected() {
    Runbook runbook =
        new Runbook(
            source,
            at,
            name,
            title.orElse(name),
            owner,
            rto,
            rpo,
            new io.muster.runbook.Sites(sites.production(), sites.recovery()),
            parameters.parameters(),
            List.copyOf(networks),
            List.copyOf(addresses),
            replicas.replicas(),
            failover.plan(),
            plannedFailover.map(FailoverCollector::plan),
            drill.map(FailoverCollector::plan),
            failback.failback(),
            procedures.all(),
            List.copyOf(drills),
            triggers.triggers());
    return new Collected(runbook, written);
  }

  @Override
  public void title(Position place, String text) {
    written.once("title", place);
    title = Optional.of(text);
  }

  @Override
  public void owner(Position place, String text) {
    written.once("owner", place);
    owner = Optional.of(text);
  }

  @Override
  public void rto(Position place, Duration time) {
    written.once("rto", place);
    rto = Optional.of(time);
  }

  @Override
  public void rpo(Position place, Duration age) {
    written.once("rpo", place);
    rpo = Optional.of(age);
  }

  @Override
  public void sites(Position place, Sites both) {
    written.once("sites", place);
    sites = both;
  }

  @Override
  public void parameters(Position place, Block<ParametersWords> body) {
    written.once("parameters", place);
    body.readInto(parameters);
  }

  @Override
  public void networks(Position place, Block<NetworksWords> body) {
    written.once("networks", place);
    body.readInto(
        (where, network, mapping) ->
            networks.add(new NetworkMapping(where, network, mapping.to(), mapping.test())));
  }

  @Override
  public void addresses(Position place, Block<AddressesWords> body) {
    written.once("addresses", place);
    body.readInto(
        (where, subnet, mapping) ->
            addresses.add(
                new AddressMapping(
                    where,
                    subnet,
                    mapping.to(),
                    mapping.gateway(),
                    mapping.dns().orElse(List.of()))));
  }

  @Override
  public void replicas(Position place, Block<ReplicasWords> body) {
    written.once("replicas", place);
    body.readInto(replicas);
  }

  @Override
  public void failover(Position place, Block<FailoverWords> body) {
    written.once("failover", place);
    body.readInto(failover);
  }

  @Override
  public void plannedFailover(Position place, Block<FailoverWords> body) {
    written.once("plannedFailover", place);
    FailoverCollector plan = plan(PlanName.PLANNED_FAILOVER, ReplicaOperation.PLANNED_FAILOVER);
    body.readInto(plan);
    plannedFailover = Optional.of(plan);
  }

  @Override
  public void drill(Position place, Block<FailoverWords> body) {
    written.once("drill", place);
    FailoverCollector plan = plan(PlanName.DRILL, ReplicaOperation.TEST_FAILOVER);
    body.readInto(plan);
    drill = Optional.of(plan);
  }

  private FailoverCollector plan(PlanName plan, ReplicaOperation operation) {
    return new FailoverCollector(plan, operation, procedures, written);
  }

  @Override
  public void failback(Position place, Block<FailbackWords> body) {
    written.once("failback", place);
    failback = new FailbackCollector(place, procedures, written);
    body.readInto(failback);
  }

  @Override
  public void procedure(Position place, String called, Block<StepsWords> body) {
    StepList steps = new StepList(procedures, true);
    body.readInto(new StepsCollector(steps));
    procedures.declare(place, called, steps);
  }

  @Override
  public void drills(Position place, Block<DrillsWords> body) {
    written.once("drills", place);
    body.readInto(
        (where, cron, schedule) ->
            drills.add(
                new DrillSchedule(
                    where,
                    cron,
                    Zones.of(schedule.zone()),
                    schedule.keep().orElse(Duration.ZERO))));
  }

  @Override
  public void triggers(Position place, Block<TriggersWords> body) {
    written.once("triggers", place);
    body.readInto(triggers);
  }
}
