// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What kinds of events there are in {@link EventJson}. */
public final class EventTypes {

  /** All of them, in the order of the alphabet. */
  public static final SortedSet<String> ALL =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(
              List.of(
                  "run.started",
                  "run.controlled",
                  "run.halted",
                  "run.ended",
                  "step.began",
                  "step.done",
                  "step.failed",
                  "step.skipped",
                  "step.undone",
                  "step.waiting",
                  "step.moved",
                  "decision.asked",
                  "decision.answered",
                  "decision.refused")));

  private EventTypes() {}
}
