// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.util.List;
import java.util.Optional;

/** What stands in {@code replicas}. */
@Words("The machines of the runbook, each with the kind of its replica.")
public interface ReplicasWords {

  @Word(
      text =
          "A machine whose replica is a VM at the recovery site, with its snapshots as restore points.",
      example = "snapshot 'db01'")
  void snapshot(Position at, String vm, Replica replica);

  @Word(
      text = "A VM whose changes are sent to its replica all the time.",
      example = "cdp 'mq01', replica: 'mq01-dr'")
  void cdp(Position at, String vm, Replica replica);

  @Word(
      text =
          "Any machine whose changes are sent to its replica all the time. The recovered disks are"
              + " prepared by a mount host before the replica starts.",
      example = "universal 'ora01', mountHost: 'mnt01'")
  void universal(Position at, String machine, Universal universal);

  @Word(
      text = "Several VMs with one state and one restore point.",
      example = "vapp 'portal', of: ['portal-db', 'portal-web']")
  void vapp(Position at, String name, Vapp vapp);

  /** The arguments of {@code snapshot} and {@code cdp}. */
  record Replica(
      @Argument(
              "The name of the replica; the machine's name followed by _replica where it is not given.")
          Optional<String> replica) {}

  /** The arguments of {@code universal}. */
  record Universal(
      @Argument("The VM at the recovery site that prepares the disks.") String mountHost,
      @Argument(
              "The name of the replica; the machine's name followed by _replica where it is not given.")
          Optional<String> replica) {}

  /** The arguments of {@code vapp}. */
  record Vapp(
      @Argument("The VMs in it, in the order of their start.") List<String> of,
      @Argument(
              "The name of the replica; the vApp's name followed by _replica where it is not given.")
          Optional<String> replica) {}
}
