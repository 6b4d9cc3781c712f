// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.runbook.FailbackTarget;
import java.util.Optional;

/** The ways to say where a failback goes. */
public final class FailbackTargets {

  private FailbackTargets() {}

  @Word(text = "The VM that was replicated.", example = "to original")
  public static FailbackTarget original() {
    return new FailbackTarget.Original();
  }

  @Word(
      text =
          "A VM that was restored from elsewhere beforehand; * in its name stands for the machine's"
              + " own.",
      example = "to restored('*-restored')")
  public static FailbackTarget restored(String name) {
    return new FailbackTarget.Restored(name);
  }

  @Word(
      text = "A new VM; what is not given is as the original had it.",
      example = "to location(host: 'esx01', datastore: 'ds01', folder: 'ERP')")
  public static FailbackTarget location(Location location) {
    return new FailbackTarget.Location(
        location.host(),
        location.datastore(),
        location.folder(),
        location.pool(),
        location.network());
  }

  /** The arguments of {@code location}. */
  public record Location(
      @Argument("The host or cluster.") Optional<String> host,
      @Argument("The datastore.") Optional<String> datastore,
      @Argument("The folder.") Optional<String> folder,
      @Argument("The resource pool.") Optional<String> pool,
      @Argument("The port group.") Optional<String> network) {}
}
