// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.time.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Calls that are made on threads of the sites' time. */
record Forks(Time time) {

  /** Ends with what the work gives, or fails with what it throws. */
  <T> CompletionStage<T> call(String name, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    time.fork(
        name,
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }
}
