// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import io.muster.runbook.StepId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A command that tells a run what to do, and shows how it goes on. */
abstract class ControlCommand implements Callable<Integer> {

  private final Control control;

  @ParentCommand private MusterCommand muster;

  @Mixin private RunArgument run;

  @Mixin private RunOptions options;

  ControlCommand(Control control) {
    this.control = control;
  }

  /** The one of the failed steps that is meant; empty for all of them. */
  Optional<StepId> step() {
    return Optional.empty();
  }

  @Override
  public final Integer call() {
    return RemoteRuns.asked(muster.console(), options, it -> it.tell(run.id(), control, step()))
        .orElseGet(() -> new Foreground(muster.console(), options).tell(run.id(), control, step()));
  }
}
