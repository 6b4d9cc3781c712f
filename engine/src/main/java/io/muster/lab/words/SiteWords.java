// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The words of {@code site}. */
public interface SiteWords {

  @Word(text = "A network or port group that the site has besides.", example = "network 'Backup'")
  void network(Position at, String name, NetworkTraits traits);

  @Word(
      text = "How one VM of this site behaves.",
      example = "vm 'db01_replica', boot: 2.minutes, tools: never")
  void vm(Position at, String name, VmTraits traits);

  @Word(
      text = "The restore points of a replica, by their age when the lab begins; [] for none.",
      example = "points 'db01_replica', age: [10.minutes, 1.hours]")
  void points(Position at, String replica, PointTraits traits);

  @Word(
      text = "A VM that no runbook names. It may have the name of another one.",
      example = "extra 'jump01', network: 'DR Network', ports: [22], on: true")
  void extra(Position at, String name, VmTraits traits);

  @Word(text = "A VM that the site does not have after all.", example = "without 'db01_replica'")
  void without(Position at, String name);

  /** The arguments of {@code network}. */
  record NetworkTraits(@Argument("Whether it is cut off from users.") Optional<Boolean> isolated) {}

  /** The arguments of {@code points}. */
  record PointTraits(@Argument("One for each restore point.") List<Duration> age) {}
}
