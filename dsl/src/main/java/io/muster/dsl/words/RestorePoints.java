// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Refused;
import io.muster.dsl.language.Word;
import io.muster.problem.Rule;
import io.muster.runbook.RestorePointChoice;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The ways to choose a restore point. */
public final class RestorePoints {

  private RestorePoints() {}

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
  public static RestorePointChoice before(String instant) {
    try {
      return new RestorePointChoice.Before(Instant.parse(instant));
    } catch (DateTimeParseException _) {
      throw new Refused(
          Rule.INVALID_INSTANT,
          "'" + instant + "' is not an instant",
          "write date, time and zone, as in before('2026-11-20T10:00:00Z')");
    }
  }

  @Word(
      text = "The restore point with this name.",
      example = "vm 'db01', restorePoint: named('before patch day')")
  public static RestorePointChoice named(String name) {
    return new RestorePointChoice.Named(name);
  }
}
