// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import io.muster.runbook.RestorePointChoice;
import java.time.Duration;
import java.util.Optional;

/**
 * What stands in {@code group}: its machines in the order of their start, and steps between them.
 */
@Words("The machines of a group in the order of their start, and steps between them.")
public interface GroupWords extends StepsWords {

  @Word(
      text = "Starts the replica of a machine.",
      example = "vm 'db01', restorePoint: latest, delay: 30.seconds")
  void vm(Position at, String name, Vm vm);

  /** The arguments of {@code vm}. */
  record Vm(
      @Argument("The restore point that is taken; latest where it is not given.")
          Optional<RestorePointChoice> restorePoint,
      @Argument("The least time from the start of the machine before it to its own start.")
          Optional<Duration> delay,
      @Argument("How long one attempt may take.") Optional<Duration> timeout,
      @Argument("How often it is tried again after a failure; 0 where it is not given.")
          Optional<Integer> retries,
      @Argument("Whether its failure stops the plan; true where it is not given.")
          Optional<Boolean> critical) {}
}
