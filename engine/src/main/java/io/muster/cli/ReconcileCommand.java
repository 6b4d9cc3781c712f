// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.app.Sights;
import io.muster.cli.view.ReconciliationLines;
import io.muster.journal.Journal;
import io.muster.reconcile.Difference;
import io.muster.reconcile.Reconciliation;
import io.muster.reconcile.Sight;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Compares the journal with what is written onto the replicas. */
@Command(
    name = "reconcile",
    description =
        "Compare what the journal says of replicas with what their VMs say, and list the differences. No VM is changed.",
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "The runbooks whose replicas are compared; without one, all replicas on the sites of the configuration, or in the labs.")
  private List<Path> files = List.of();

  @Option(names = "--adopt", description = "Write what the VMs say into the journal.")
  private boolean adopt;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    options.requireOnePlace();
    Predicate<ReplicaKey> meant = meant();
    try (Records records = options.records()) {
      Journal journal = records.journal();
      Sight sight = sight(journal, meant);
      Reconciliation reconciliation = new Reconciliation(journal, sight, meant);
      List<Difference> adopted = adopt ? reconciliation.adopt() : List.of();
      ReconciliationLines lines =
          new ReconciliationLines(reconciliation, sight.problems(), adopted);
      muster
          .console()
          .out()
          .print(options.output() == RunOptions.Output.JSON ? lines.json() : lines.text());
      muster.console().out().flush();
      return lines.isSettled() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private Predicate<ReplicaKey> meant() {
    boolean lab = options.config().isEmpty();
    if (files.isEmpty()) {
      return replica -> replica.inLab() == lab;
    }
    return files.stream()
            .map(file -> Runbooks.load(file, options.parameters(), muster.console()))
            .flatMap(runbook -> replicas(runbook, lab))
            .collect(Collectors.toSet())
        ::contains;
  }

  private static Stream<ReplicaKey> replicas(Runbook runbook, boolean lab) {
    String recovery = runbook.sites().recovery();
    String site = lab ? ReplicaKey.labSite(runbook.name(), recovery) : recovery;
    return runbook.replicas().stream()
        .flatMap(ReconcileCommand::names)
        .map(name -> new ReplicaKey(site, name));
  }

  private static Stream<String> names(ReplicaDeclaration replica) {
    return replica.members().isEmpty() ? Stream.of(replica.replica()) : replica.members().stream();
  }

  private Sight sight(Journal journal, Predicate<ReplicaKey> meant) {
    Set<ReplicaKey> expected =
        journal.replicas().stream().map(ReplicaState::vm).filter(meant).collect(Collectors.toSet());
    return options
        .config()
        .map(
            config ->
                Sights.live(
                    config, expected.stream().map(ReplicaKey::site).collect(Collectors.toSet())))
        .orElseGet(() -> Sights.labs(options.data(), expected));
  }
}
