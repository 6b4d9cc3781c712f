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
      text =
          "What a caller or a trigger may pass. Behind this block each parameter is a variable of"
              + " its name.",
      example = "parameters { text 'reason', required: true }")
  void parameters(Position at, Block<ParametersWords> body);

  @Word(
      text = "Where the network adapters of the replicas go.",
      example = "networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }")
  void networks(Position at, Block<NetworksWords> body);

  @Word(
      text = "Which addresses the guests get at the recovery site.",
      example = "addresses { map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.1' }")
  void addresses(Position at, Block<AddressesWords> body);

  @Word(
      text = "The machines of the runbook and their replicas.",
      example = "replicas { snapshot 'db01' }")
  void replicas(Position at, Block<ReplicasWords> body);

  @Word(
      text = "The failover plan: what is started at the recovery site, and in which order.",
      example = "failover { group('databases') { vm 'db01' } }")
  void failover(Position at, Block<FailoverWords> body);

  @Word(
      text =
          "The planned failover, where it differs from the failover plan: the sources are shut down"
              + " first and nothing is lost.",
      example = "plannedFailover { group('databases') { vm 'db01' } }")
  void plannedFailover(Position at, Block<FailoverWords> body);

  @Word(
      text =
          "The drill, where it differs from the failover plan. Its machines are attached to the test"
              + " networks only, and are always taken back.",
      example = "drill { group('databases') { vm 'db01' } }")
  void drill(Position at, Block<FailoverWords> body);

  @Word(
      text =
          "How the machines come back to the production site: to the original VMs, switched by hand,"
              + " where it is not written.",
      example = "failback { to original }")
  void failback(Position at, Block<FailbackWords> body);

  @Word(
      text = "Steps with a name, for perform.",
      example = "procedure('dns') { call 'https://dns.example.com/api/erp', method: 'PUT' }")
  void procedure(Position at, String name, Block<StepsWords> body);

  @Word(
      text = "When drills are run.",
      example = "drills { every '0 0 2 ? * SAT', zone: 'Europe/Berlin', keep: 30.minutes }")
  void drills(Position at, Block<DrillsWords> body);

  @Word(
      text = "What starts a plan from outside.",
      example = "triggers { webhook 'erp-alarm', secret: 'erp-hook', runs: drill }")
  void triggers(Position at, Block<TriggersWords> body);

  /** The arguments of {@code sites}. */
  record Sites(
      @Argument("The site where the machines run.") String production,
      @Argument("The site where the replicas are.") String recovery) {}
}
