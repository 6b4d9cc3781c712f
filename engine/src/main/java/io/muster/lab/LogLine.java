// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log: its name, which is the first one, an instant that time has come to, or what one
 * call has changed.
 */
record LogLine(@Nullable String log, @Nullable Instant instant, @Nullable List<Change> changes) {

  static LogLine named(String log) {
    return new LogLine(log, null, null);
  }

  static LogLine at(Instant instant) {
    return new LogLine(null, instant, null);
  }

  static LogLine of(List<Change> changes) {
    return new LogLine(null, null, changes);
  }
}
