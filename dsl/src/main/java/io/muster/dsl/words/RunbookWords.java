// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Block;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.time.Duration;

/** What stands in {@code runbook}. */
@Words(
    "A runbook says which machines it is about, where their replicas are, and how they fail over.")
public interface RunbookWords {

  @Word(text = "What people call the runbook.", example = "title 'ERP: Berlin to Frankfurt'")
  void title(Position at, String title);

  @Word(text = "Who answers for the runbook.", example = "owner 'dr-team@example.com'")
  void owner(Position at, String owner);

  @Word(
      text = "The recovery time aimed at, from the start of a run to its last verification.",
      example = "rto 30.minutes")
  void rto(Position at, Duration time);

  @Word(text = "How old a restore point may be at most.", example = "rpo 15.minutes")
  void rpo(Position at, Duration age);

  @Word(
      text = "The two sites, by the names that the configuration gives them.",
      example = "sites production: 'berlin', recovery: 'frankfurt'")
  void sites(Position at, Sites sites);

  @Word(
      text = "Where the network adapters of the replicas go.",
      example = "networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }")
  void networks(Position at, Block<NetworksWords> body);

  @Word(
      text = "The machines of the runbook and their replicas.",
      example = "replicas { snapshot 'db01' }")
  void replicas(Position at, Block<ReplicasWords> body);

  @Word(
      text = "The failover plan: what is started at the recovery site, and in which order.",
      example = "failover { group('databases') { vm 'db01' } }")
  void failover(Position at, Block<FailoverWords> body);

  /** The arguments of {@code sites}. */
  record Sites(
      @Argument("The site where the machines run.") String production,
      @Argument("The site where the replicas are.") String recovery) {}
}
