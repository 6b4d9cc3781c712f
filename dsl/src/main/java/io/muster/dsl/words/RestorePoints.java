// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Literal;
import io.muster.dsl.language.Word;
import io.muster.runbook.RestorePointChoice;

/** The ways to choose a restore point. */
public final class RestorePoints {

  private RestorePoints() {}

  @Literal("an instant parameter")
  public static RestorePointChoice moment(Moment moment) {
    return before(moment);
  }

  @Word(
      text = "The newest restore point over all jobs.",
      example = "vm 'db01', restorePoint: latest")
  public static RestorePointChoice latest() {
    return new RestorePointChoice.Latest();
  }

  @Word(
      text =
          "The nearest restore point that is not later than an instant; the machine fails when none is that old.",
      example = "vm 'db01', restorePoint: before('2026-11-20T10:00:00Z')")
  public static RestorePointChoice before(Moment instant) {
    return switch (instant) {
      case Moment.At at -> new RestorePointChoice.Before(at.instant());
      case Moment.Latest _ -> latest();
    };
  }

  @Word(
      text = "The restore point with this name.",
      example = "vm 'db01', restorePoint: named('before patch day')")
  public static RestorePointChoice named(String name) {
    return new RestorePointChoice.Named(name);
  }

  @Word(
      text =
          "The nearest short-term restore point that is not later than an instant; for cdp and"
              + " universal.",
      example = "vm 'ora01', restorePoint: at('2026-11-20T10:00:00Z')")
  public static RestorePointChoice at(Moment instant) {
    return switch (instant) {
      case Moment.At at -> new RestorePointChoice.At(at.instant());
      case Moment.Latest _ -> latest();
    };
  }

  @Word(
      text = "The newest application-consistent restore point; for cdp and universal.",
      example = "vm 'ora01', restorePoint: latestConsistent")
  public static RestorePointChoice latestConsistent() {
    return new RestorePointChoice.LatestConsistent();
  }
}
