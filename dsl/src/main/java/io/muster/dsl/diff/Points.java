// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.runbook.RestorePointChoice;

/** Restore points in sentences. */
final class Points {

  private Points() {}

  static String text(RestorePointChoice point) {
    return switch (point) {
      case RestorePointChoice.Latest _ -> "the newest restore point";
      case RestorePointChoice.Before before -> "the nearest before " + before.instant();
      case RestorePointChoice.Named named -> "the restore point '" + named.name() + "'";
      case RestorePointChoice.At at -> "the nearest short-term point before " + at.instant();
      case RestorePointChoice.LatestConsistent _ -> "the newest application-consistent point";
    };
  }
}
