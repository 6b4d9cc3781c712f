// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

import io.muster.journal.Seal;
import io.muster.run.Actor;
import io.muster.run.RunId;
import java.util.Map;

/**
 * A message that asks for the plan of a trigger. Whether its sender may was looked at where it came
 * in.
 *
 * @param id the same whenever the same message comes again
 * @param sender who is written down as the one who has started the run
 * @param parameters as they would be passed with {@code --set}
 */
public record Message(Listed trigger, String id, String sender, Map<String, String> parameters) {

  /** Two messages of one trigger have the same name by chance once in 2^80. */
  private static final int DIGITS = 20;

  /** The name of its run, of which there is one only. */
  RunId run() {
    String digest = Seal.sha256(trigger.key() + "\n" + id);
    return new RunId(
        "%s-%s-%s".formatted(trigger.runbook(), trigger.slug(), digest.substring(0, DIGITS)));
  }

  Actor by() {
    return new Actor(sender, "%s, message '%s'".formatted(trigger.words(), id));
  }
}
