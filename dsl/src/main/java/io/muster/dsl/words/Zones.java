// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Refused;
import io.muster.problem.NearMiss;
import io.muster.problem.Rule;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones by their names. */
public final class Zones {

  private Zones() {}

  /**
   * The zone of this name.
   *
   * @throws Refused where there is none
   */
  public static ZoneId of(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException _) {
      throw new Refused(
          Rule.INVALID_ZONE,
          "there is no time zone '" + name + "'",
          NearMiss.hint(name, ZoneId.getAvailableZoneIds())
              .orElse("write a region, as in 'Europe/Berlin'"));
    }
  }
}
