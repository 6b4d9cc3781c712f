// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.time.Time;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** What an engine does, awaited. */
final class Awaited {

  private Awaited() {}

  /** The value, on a thread of the engine's time; throws what has gone wrong as it is. */
  static <T> T within(Duration limit, Time time, CompletionStage<T> stage) {
    try {
      return time.await(stage, time.now().plus(limit));
    } catch (CompletionException e) {
      throw problem(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("it has not ended within " + limit.toMinutes() + " min", e);
    }
  }

  /** The same, on a thread of nobody's time. */
  static <T> T joined(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw problem(e);
    }
  }

  private static RuntimeException problem(CompletionException e) {
    return e.getCause() instanceof RuntimeException problem ? problem : e;
  }
}
