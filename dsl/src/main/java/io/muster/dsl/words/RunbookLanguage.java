// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Language;

/** The language of runbooks: its words and its values. */
public final class RunbookLanguage {

  public static final Language<FileWords> RUNBOOKS =
      Language.of(FileWords.class)
          .withValues(
              Predecessors.Values.class,
              RestorePoints.class,
              Moment.Values.class,
              Overlap.Values.class,
              FailureResponses.class,
              PauseEnds.class,
              Choices.class,
              FailbackTargets.class,
              Switchovers.class,
              TriggeredPlans.class);

  private RunbookLanguage() {}
}
