// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.ReportSeal.Digests;
import io.muster.run.RunEvent;
import io.muster.run.StoredRun;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The files of a run's report, before they are sealed. */
final class Report {

  private final Evidence evidence;
  private final Map<ReportFormat, Draft> drafts = new EnumMap<>(ReportFormat.class);

  private Report(Evidence evidence) {
    this.evidence = evidence;
    for (ReportFormat format : ReportFormat.values()) {
      drafts.put(format, draft(format));
    }
  }

  /**
   * @param muster the version that makes it
   */
  static Report of(StoredRun run, List<RunEvent> events, String muster) {
    return new Report(Evidence.of(run, events, muster));
  }

  private Draft draft(ReportFormat format) {
    return switch (format) {
      case HTML -> HtmlReport.draft(evidence);
      case JSON -> EvidenceJson.draft(evidence);
      case JUNIT -> JUnitReport.draft(evidence);
    };
  }

  /** Whether nothing more happens in the run by itself. */
  boolean isOver() {
    return evidence.standing().isOver();
  }

  Digests digests() {
    return new Digests(
        digest(ReportFormat.HTML), digest(ReportFormat.JSON), digest(ReportFormat.JUNIT));
  }

  private String digest(ReportFormat format) {
    return of(format).digest();
  }

  /**
   * @param seal empty for a report that is made while its run goes on
   */
  String text(ReportFormat format, Optional<ReportSeal> seal) {
    return seal.map(of(format)::sealed).orElseGet(of(format)::unsealed);
  }

  private Draft of(ReportFormat format) {
    return Objects.requireNonNull(drafts.get(format));
  }
}
