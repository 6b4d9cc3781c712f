// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import io.muster.trigger.Bucket;
import io.muster.trigger.Listed;
import io.muster.trigger.RefusalLines;

/**
 * A webhook as it stands in a runbook now.
 *
 * @param room for messages of those who may
 */
record Hook(Listed listed, Keys keys, Bucket room, RefusalLines refusals) {

  String words() {
    return listed.words();
  }

  /** Tells of a message that was refused. */
  void refused(String why) {
    refusals.tell("%s: a message was refused: %s".formatted(words(), why));
  }
}
