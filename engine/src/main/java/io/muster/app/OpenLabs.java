// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.engine.Engine;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The labs in which something is under way. */
final class OpenLabs {

  private final Set<Workplace> open = new HashSet<>();
  private final CompletableFuture<Void> idle = new CompletableFuture<>();
  private boolean ending;
  private boolean stopping;

  /**
   * Something begins in a lab.
   *
   * @return false when nothing may begin any more
   */
  synchronized boolean begins(Workplace lab) {
    if (!stopping) {
      open.add(lab);
    }
    return !stopping;
  }

  /** It has ended, and the lab is closed. */
  synchronized void ended(Workplace lab) {
    open.remove(lab);
    if (ending && open.isEmpty()) {
      idle.complete(null);
    }
  }

  synchronized int count() {
    return open.size();
  }

  /** Completes when nothing is under way any more. */
  synchronized CompletionStage<Void> whenIdle() {
    ending = true;
    if (open.isEmpty()) {
      idle.complete(null);
    }
    return idle;
  }

  /** Lets all that is under way come to a halt. */
  synchronized void leave() {
    stopping = true;
    open.stream().map(Workplace::engine).forEach(Engine::leave);
  }
}
