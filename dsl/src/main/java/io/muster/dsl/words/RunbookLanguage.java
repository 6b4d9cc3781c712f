// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Language;
import java.util.Set;

/** The language of runbooks: its words, its values, and what it has by name only. */
public final class RunbookLanguage {

  public static final Language<FileWords> RUNBOOKS =
      Language.of(FileWords.class)
          .withValues(Predecessors.Values.class, RestorePoints.class, FailureResponses.class)
          .withLater(
              Set.of(
                  // blocks of a runbook
                  "parameters",
                  "addresses",
                  "failback",
                  "procedure",
                  "drills",
                  "triggers",
                  "plannedFailover",
                  // kinds of replicas
                  "cdp",
                  "universal",
                  "vapp",
                  // steps and verifications
                  "decide",
                  "pause",
                  "perform",
                  "guest",
                  "heartbeat",
                  "ping",
                  "revert",
                  "removeSnapshot",
                  "connect",
                  "disconnect",
                  // values
                  "ask",
                  "at",
                  "latestConsistent",
                  // arguments
                  "vm overlap:",
                  "vm undo:",
                  "group undo:",
                  "call undo:",
                  "notify undo:",
                  "powerOn undo:",
                  "powerOff undo:",
                  "shutdown undo:",
                  "suspend undo:"));

  private RunbookLanguage() {}
}
