// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Following;
import io.muster.app.Nodes;
import io.muster.app.Records;
import io.muster.app.Workplace;
import io.muster.cli.view.Board;
import io.muster.cli.view.Colors;
import io.muster.cli.view.JsonLines;
import io.muster.cli.view.PlainLines;
import io.muster.cli.view.RunView;
import io.muster.engine.ControlRequest;
import io.muster.engine.RunReport;
import io.muster.engine.RunRequest;
import io.muster.engine.Terms;
import io.muster.journal.Journal;
import io.muster.run.Control;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.StepId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs a plan while the user looks on. */
final class Foreground {

  private final Console console;
  private final RunOptions options;

  /** The run that follows from the one that was shown. */
  private Optional<RunId> next = Optional.empty();

  Foreground(Console console, RunOptions options) {
    this.console = console;
    this.options = options;
  }

  /** Returns the exit code, which is that of the last run where one follows from the other. */
  int run(Path file, PlanName plan, Set<String> machines) {
    int code = begun(file, plan, machines);
    return followed(code);
  }

  /** Tells a run what to do, and shows how it goes on. Returns the exit code. */
  int tell(RunId run, Control control, Optional<StepId> step) {
    int code = told(run, control, step);
    return followed(code);
  }

  /** Goes on with the run that has followed from the one that has ended. */
  private int followed(int code) {
    Optional<RunId> run = next;
    next = Optional.empty();
    return run.map(it -> tell(it, Control.RESUME, Optional.empty())).orElse(code);
  }

  private int begun(Path file, PlanName plan, Set<String> machines) {
    Runbook runbook = Runbooks.load(file, options.parameters(), console);
    return run(
        new RunRequest(runbook, plan, machines, options.yes(), options.force(), options.actor()));
  }

  /** The same for a drill whose machines stay up for so long. */
  int drill(Path file, Duration keep) {
    Runbook runbook = Runbooks.load(file, options.parameters(), console);
    Terms terms = new Terms(Optional.empty(), keep, false);
    return run(
        new RunRequest(
            runbook,
            PlanName.DRILL,
            Set.of(),
            options.yes(),
            options.force(),
            options.actor(),
            terms));
  }

  private int run(RunRequest request) {
    Runbook runbook = request.runbook();
    Set<String> machines = request.machines();
    PlanName plan = request.plan();
    Plan shown = runbook.plan(plan).keeping(request.terms().keep(), runbook.at());
    try (Records records = options.records();
        Workplace workplace = options.open(runbook, records)) {
      RunView view = view(runbook, shown, machines, workplace);
      Nodes nodes = new Nodes(records);
      if (!nodes.areThere()) {
        try (Here here = new Here(nodes, view)) {
          Witness witness = witness(here, records);
          return shown(view, witness, workplace.engine().run(request, view::warn, witness), plan);
        }
      }
      StoredRun run = workplace.engine().submit(request, view::warn).toCompletableFuture().join();
      return followed(run, 0, view, records, workplace);
    }
  }

  private Witness witness(Consumer<RunEvent> events, Records records) {
    Journal journal = records.journal();
    return new Witness(events, options.reports(journal), journal, console.err());
  }

  private int told(RunId run, Control control, Optional<StepId> step) {
    ControlRequest request = new ControlRequest(run, control, step, options.yes(), options.actor());
    try (Records records = options.records()) {
      StoredRun stored = RunArgument.in(records, run);
      try (Workplace workplace = options.open(stored, records)) {
        RunView view = view(stored.runbook(), stored.plan(), Set.of(), workplace);
        Nodes nodes = new Nodes(records);
        if (control == Control.ABORT || !nodes.areThere()) {
          try (Here here = new Here(nodes, view)) {
            here.hold(request);
            Witness witness = witness(here, records);
            PlanName plan = stored.plan().name();
            return shown(view, witness, workplace.engine().tell(request, witness), plan);
          }
        }
        List<Journal.Entry> before = records.journal().events(run, 0);
        if (control != Control.RESUME) {
          workplace.engine().instruct(request).toCompletableFuture().join();
        }
        view.accept(before.getFirst().event());
        return followed(stored, before.size(), view, records, workplace);
      }
    }
  }

  /** Lets a node go on with a run, and looks on. */
  private int followed(
      StoredRun run, long seen, RunView view, Records records, Workplace workplace) {
    Witness witness = witness(view, records).of(run.id());
    new Nodes(records).goOn(run.id());
    new Following(records.journal(), run.id(), seen).untilEnd(witness, console.out()::flush);
    return shown(view, witness, workplace.engine().report(run.id()), run.plan().name());
  }

  private int shown(RunView view, Witness witness, CompletionStage<RunReport> run, PlanName plan) {
    try {
      RunReport report = run.toCompletableFuture().join();
      next = report.next();
      view.end(report, witness.report());
      return exitCode(report, plan);
    } catch (CompletionException e) {
      var _ = witness.report();
      throw e;
    }
  }

  private RunView view(Runbook runbook, Plan plan, Set<String> machines, Workplace workplace) {
    RunView.Setting setting =
        new RunView.Setting(runbook, workplace.place(), again(machines), options.journalOptions());
    return switch (options.output()) {
      case JSON -> new JsonLines(console.out());
      case TEXT ->
          console.terminal()
              ? new Board(
                  setting,
                  plan,
                  workplace.time(),
                  console.out(),
                  options.color() ? Colors.ANSI : Colors.NONE)
              : new PlainLines(setting, console.out());
    };
  }

  /** What a command needs to act on the same machines of the same sites. */
  private String again(Set<String> machines) {
    return machines.stream().map(machine -> " " + machine).collect(Collectors.joining())
        + options.sites();
  }

  /** Whether nothing has failed, so that people or the runbook have wanted the undo. */
  private static boolean isDecided(RunReport report) {
    return report.failures().isEmpty() && report.warnings().isEmpty();
  }

  /** An undo that follows from a failure is no success of the plan that failed. */
  private static int exitCode(RunReport report, PlanName plan) {
    return switch (report.outcome()) {
      case DONE -> report.waiting().isPresent() ? ExitCode.WAITING : ExitCode.DONE;
      case KEPT -> ExitCode.DONE;
      case UNDONE -> plan == PlanName.UNDO || isDecided(report) ? ExitCode.DONE : ExitCode.FAILED;
      case HALTED -> ExitCode.HALTED;
      case FAILED, ABORTED -> ExitCode.FAILED;
    };
  }
}
