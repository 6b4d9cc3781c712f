// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.journal.Seal;

/** A file of a report, but for its seal, which comes between two parts of it. */
record Draft(ReportFormat format, String before, String after) {

  /** Of what it holds without a seal. */
  String digest() {
    return Seal.sha256(before + after);
  }

  String sealed(ReportSeal seal) {
    return before + SealText.of(format, seal) + after;
  }

  String unsealed() {
    return before + SealText.open(format) + after;
  }
}
