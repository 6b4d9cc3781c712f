// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.config.DrillSettings.RandomDrill;
import io.muster.dsl.check.CronText;
import io.muster.problem.NearMiss;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/** Reads when one of several runbooks is drilled. */
record RandomDrillReader(Section section) {

  private static final Duration LONGEST_KEEP = Duration.ofDays(7);

  RandomDrill read() {
    String every = section.required("every");
    ZoneId zone = zone(section.required("zone"));
    CronText.fault(every, zone)
        .ifPresent(
            fault -> {
              throw section.wrong("every", fault.sentence() + "; " + fault.hint());
            });
    Duration keep = section.duration("keep").orElse(Duration.ZERO);
    if (keep.compareTo(LONGEST_KEEP) > 0) {
      throw section.wrong("keep", "a drill keeps its machines for 7 days at most");
    }
    return new RandomDrill(every, zone, keep, Set.copyOf(Texts.list(section.optional("among"))));
  }

  private ZoneId zone(String text) {
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    throw section.wrong(
        "zone",
        "'%s' is no time zone; %s"
            .formatted(
                text,
                NearMiss.hint(text, ZoneId.getAvailableZoneIds())
                    .orElse("write one such as Europe/Berlin or UTC")));
  }
}
