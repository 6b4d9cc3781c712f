// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.time.Time;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** What an engine does, awaited on a thread of its time. */
final class Awaited {

  private Awaited() {}

  /** The value; throws what has gone wrong as it is. */
  static <T> T within(Duration limit, Time time, CompletionStage<T> stage) {
    try {
      return time.await(stage, time.now().plus(limit));
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException problem ? problem : e;
    } catch (TimeoutException e) {
      throw new IllegalStateException("it has not ended within " + limit.toMinutes() + " min", e);
    }
  }
}
