// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Block;
import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.NetworksWords;
import io.muster.dsl.words.ReplicasWords;
import io.muster.dsl.words.RunbookWords;
import io.muster.problem.Problems;
import io.muster.runbook.NetworkMapping;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.Runbook;
import io.muster.runbook.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what stands in {@code runbook}. */
final class RunbookCollector implements RunbookWords {

  private final Source source;
  private final Position at;
  private final String name;
  private final Once once;
  private final FailoverCollector failover;
  private final List<NetworkMapping> networks = new ArrayList<>();
  private final List<ReplicaDeclaration> replicas = new ArrayList<>();
  private Optional<String> title = Optional.empty();
  private Optional<String> owner = Optional.empty();
  private Optional<Duration> rto = Optional.empty();
  private Optional<Duration> rpo = Optional.empty();
  private Sites sites = new Sites("", "");

  RunbookCollector(Source source, Position at, String name, Problems problems) {
    this.source = source;
    this.at = at;
    this.name = name;
    this.once = new Once(problems);
    this.failover = new FailoverCollector(problems);
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
            List.copyOf(networks),
            List.copyOf(replicas),
            failover.plan());
    return new Collected(runbook, once.places());
  }

  @Override
  public void title(Position place, String text) {
    once.written("title", place);
    title = Optional.of(text);
  }

  @Override
  public void owner(Position place, String text) {
    once.written("owner", place);
    owner = Optional.of(text);
  }

  @Override
  public void rto(Position place, Duration time) {
    once.written("rto", place);
    rto = Optional.of(time);
  }

  @Override
  public void rpo(Position place, Duration age) {
    once.written("rpo", place);
    rpo = Optional.of(age);
  }

  @Override
  public void sites(Position place, Sites both) {
    once.written("sites", place);
    sites = both;
  }

  @Override
  public void networks(Position place, Block<NetworksWords> body) {
    once.written("networks", place);
    body.readInto(
        (where, network, mapping) ->
            networks.add(new NetworkMapping(where, network, mapping.to(), mapping.test())));
  }

  @Override
  public void replicas(Position place, Block<ReplicasWords> body) {
    once.written("replicas", place);
    body.readInto(
        (where, vm, snapshot) ->
            replicas.add(
                new ReplicaDeclaration(
                    where, ReplicaKind.SNAPSHOT, vm, snapshot.replica().orElse(vm + "_replica"))));
  }

  @Override
  public void failover(Position place, Block<FailoverWords> body) {
    once.written("failover", place);
    body.readInto(failover);
  }
}
