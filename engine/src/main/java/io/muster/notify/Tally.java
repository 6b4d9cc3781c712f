// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget;
import io.muster.config.NotifyTarget.Kind;

/** Counts what becomes of notices. */
public interface Tally {

  /** What can become of one that is to be sent. */
  enum Fate {
    SENT,
    /** It is tried again. */
    FAILED,
    /** It is not tried any more. */
    GIVEN_UP
  }

  /** Counts nothing. */
  Tally NONE = (_, _, _) -> {};

  void count(NotifyTarget target, Kind kind, Fate fate);
}
