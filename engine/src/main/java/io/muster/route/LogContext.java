// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.RunId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What a line of the log is about, so that the lines of one run or step can be found. */
public final class LogContext implements AutoCloseable {

  private static final String RUN = "run";

  private static final String STEP = "step";

  private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

  private LogContext() {}

  /** All that this thread logs is about a run, until this is closed. */
  public static LogContext run(RunId run) {
    return of(run, Optional.empty());
  }

  /**
   * The same about a step of a run.
   *
   * @param step its path; empty for the run as a whole
   */
  public static LogContext of(RunId run, Optional<String> step) {
    LogContext context = new LogContext();
    MDC.put(RUN, run.value());
    step.ifPresentOrElse(path -> MDC.put(STEP, path), () -> MDC.remove(STEP));
    return context;
  }

  @Override
  public void close() {
    if (before == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(before);
    }
  }
}
