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
  void vm(Position at, String name, Machine machine, Tries tries);

  @Word(
      text = "Starts the replica of a vApp: all its VMs, in the vApp's own order.",
      example = "vapp 'portal'")
  void vapp(Position at, String name, Machine machine, Tries tries);

  /** The arguments of {@code vm} and {@code vapp}. */
  record Machine(
      @Argument("The restore point that is taken; latest where it is not given.")
          Optional<RestorePointChoice> restorePoint,
      @Argument("The least time from the start of the machine before it to its own start.")
          Optional<Duration> delay,
      @Argument(
              "Whether the replica may be in a live network while its source runs: allowed, or"
                  + " refused where it is not given.")
          Optional<Overlap> overlap) {}
}
