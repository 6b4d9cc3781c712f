// SPDX-License-Identifier: Apache-2.0
package io.muster.cluster;

import io.muster.run.RunId;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A process that shares its journal with nobody. */
public final class Alone implements Cluster {

  @Override
  public void join() {}

  @Override
  public boolean hasNodes() {
    return false;
  }

  @Override
  public Optional<Hold> hold(RunId run) {
    return Optional.of(() -> {});
  }

  @Override
  public boolean isHeld(RunId run) {
    return false;
  }

  @Override
  public Places places(String what, int most) {
    return here(most);
  }

  /** Places of this process only. */
  public static Places here(int most) {
    Semaphore free = new Semaphore(most, true);
    return () -> {
      free.acquire();
      return free::release;
    };
  }

  @Override
  public void renew() {}

  @Override
  public void close() {}
}
