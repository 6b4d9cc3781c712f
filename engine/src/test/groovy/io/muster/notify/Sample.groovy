// SPDX-License-Identifier: Apache-2.0
package io.muster.notify

import io.muster.journal.Journal
import io.muster.journal.Samples
import io.muster.run.RunEvent

/** A notice, for those who send it. */
class Sample {

  static Notice notice() {
    def run = Samples.run('erp-1')
    new RunNotices(run).of(new Journal.Entry(1, run.start())).get()
  }
}
