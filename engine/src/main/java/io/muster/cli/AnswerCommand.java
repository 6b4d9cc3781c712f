// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Nodes;
import io.muster.app.Records;
import io.muster.app.Workplace;
import io.muster.run.Control;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.StepId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Answers what a run asks for. */
@Command(
    name = "answer",
    description = "Answer what a run asks for, such as what becomes of a failover that stands.",
    mixinStandardHelpOptions = true)
final class AnswerCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Mixin private RunArgument run;

  @Parameters(
      index = "1",
      paramLabel = "CHOICE",
      description = "One of those that 'muster status RUN' offers, such as keep or undo.")
  private String choice;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "STEP",
      description = "The step that is asked about, where a run asks several things.")
  private @Nullable String step;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    return RemoteRuns.asked(muster.console(), options, it -> it.answer(run.id(), about(), choice))
        .orElseGet(this::here);
  }

  private Optional<StepId> about() {
    return Optional.ofNullable(step).map(StepId::new);
  }

  private int here() {
    RunId id = run.id();
    boolean goesOn;
    try (Records records = options.records()) {
      StoredRun stored = run.in(records);
      DecisionAnswered answer;
      try (Workplace workplace = options.open(stored, records)) {
        answer =
            workplace
                .engine()
                .answer(id, about(), choice, options.actor())
                .toCompletableFuture()
                .join();
      }
      say(answer);
      goesOn = !answer.decided() || new Nodes(records).tell(id);
    }
    return goesOn
        ? ExitCode.DONE
        : new Foreground(muster.console(), options).tell(id, Control.RESUME, Optional.empty());
  }

  private void say(DecisionAnswered answer) {
    if (options.output() == RunOptions.Output.TEXT) {
      String what =
          answer.decided()
              ? "run '%s' is decided: %s".formatted(run.id(), answer.choice())
              : "run '%s': '%s' has answered %s; more have to say the same"
                  .formatted(run.id(), answer.by().name(), answer.choice());
      muster.console().out().println(what);
      muster.console().out().flush();
    }
  }
}
