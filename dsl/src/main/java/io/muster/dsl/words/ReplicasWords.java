// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.util.Optional;

/** What stands in {@code replicas}. */
@Words("The machines of the runbook, each with the kind of its replica.")
public interface ReplicasWords {

  @Word(
      text =
          "A machine whose replica is a VM at the recovery site, with its snapshots as restore points.",
      example = "snapshot 'db01'")
  void snapshot(Position at, String vm, Snapshot snapshot);

  /** The arguments of {@code snapshot}. */
  record Snapshot(
      @Argument(
              "The name of the replica VM; the machine's name followed by _replica where it is not given.")
          Optional<String> replica) {}
}
