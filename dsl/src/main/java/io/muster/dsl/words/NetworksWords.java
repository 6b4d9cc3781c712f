// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.util.Optional;

/** What stands in {@code networks}. */
@Words(
    "The port groups that the network adapters of a replica are attached to, in a disaster and in a drill.")
public interface NetworksWords {

  @Word(
      text = "Maps a port group of the production site to one of the recovery site.",
      example = "map 'VM Network', to: 'DR Network', test: 'DR Isolated'")
  void map(Position at, String network, Mapping mapping);

  /** The arguments of {@code map}. */
  record Mapping(
      @Argument("The port group at the recovery site.") String to,
      @Argument("The isolated port group that drills use.") Optional<String> test) {}
}
