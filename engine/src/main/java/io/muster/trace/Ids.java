// SPDX-License-Identifier: Apache-2.0
package io.muster.trace;

import io.muster.journal.Seal;
import io.muster.run.StoredRun;

/**
 * The ids of a trace and its spans. They follow from what is in the journal, so that whichever
 * process makes a span gives it the same one.
 *
 * @param trace that of the run
 */
record Ids(String trace) {

  static Ids of(StoredRun run) {
    return new Ids(Seal.sha256("trace %s %s".formatted(run.id(), run.started())).substring(0, 32));
  }

  /**
   * The id of a span.
   *
   * @param stint from 1
   * @param what the same for no other span of the stint
   */
  String span(int stint, String what) {
    return Seal.sha256("span %s %d %s".formatted(trace, stint, what)).substring(0, 16);
  }
}
