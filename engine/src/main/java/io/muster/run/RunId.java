// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The name of a run: its runbook and the second it began, such as {@code erp-20261121-031500}. */
public record RunId(String value) {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  public static RunId of(String runbook, Instant start) {
    return new RunId(runbook + "-" + SECOND.format(start));
  }

  @Override
  public String toString() {
    return value;
  }
}
