// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Preflight;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What people are asked before a run does anything. What they do not answer in time with {@code go}
 * is not done.
 *
 * @param text who wants what
 * @param approvers people or groups of the configuration; empty means whoever may answer
 * @param within how long they are asked
 */
public record Confirmation(String text, List<String> approvers, Duration within) {

  /** What was seen, with a plan that asks first; the question says too what is lost. */
  Preflight.Seen asking(Preflight.Seen seen, Position at) {
    List<String> sentences = new ArrayList<>(List.of(text));
    sentences.addAll(seen.losses());
    return new Preflight.Seen(
        seen.plan().askingFirst(String.join("; ", sentences), approvers, within, at),
        seen.refusals(),
        seen.skips(),
        seen.discards(),
        seen.warnings());
  }
}
