// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.RunHistory;
import io.muster.run.StepPlace;
import io.muster.runbook.StepId;
import io.muster.time.Activity;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** The steps of a run that wait for an instant, which can be moved while they do. */
final class Waits {

  private record Wait(StepPlace step, Instant until, StepWait waiting, Time.Timer timer) {}

  /** Longer than anybody moves the end of a wait. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final Activity time;
  private final RunHistory history;
  private final WrittenWaits written;
  private final Map<StepId, Wait> waits = new HashMap<>();
  private final Map<StepId, Instant> moved = new HashMap<>();
  private boolean over;

  /**
   * @param history what has happened in earlier processes
   */
  Waits(Activity time, RunHistory history, WrittenWaits written) {
    this.time = time;
    this.history = history;
    this.written = written;
  }

  WrittenWaits written() {
    return written;
  }

  /**
   * When the first wait ends, provided that none does before an instant; all waits are written down
   * then, and the first one is the one that the run is known to wait for.
   */
  Optional<Instant> longest(Instant atLeast) {
    List<Map.Entry<StepPlace, Instant>> pending = pending();
    if (pending.isEmpty() || pending.getFirst().getValue().isBefore(atLeast)) {
      return Optional.empty();
    }
    written.all(pending);
    return Optional.of(pending.getFirst().getValue());
  }

  /** Lets a step wait; a step waits for one instant at a time. */
  synchronized void add(StepPlace step, Instant until, StepWait waiting) {
    if (over) {
      waiting.released();
      return;
    }
    Time.Timer timer = time.at(until, () -> come(step.id(), until));
    waits.put(step.id(), new Wait(step, until, waiting, timer));
  }

  /**
   * Lets a step wait, on the thread that calls, which does not act meanwhile.
   *
   * @param end completes when the wait has ended, here or by somebody else
   * @return whether the instant has come, or somebody else has ended the wait
   * @throws RunLeft when it goes on in another process
   */
  WaitEnd await(StepPlace step, Instant until, CompletableFuture<WaitEnd> end) {
    add(step, until, StepWait.completing(end));
    try {
      WaitEnd how = time.rest(end, until.plus(LONGEST));
      if (how == WaitEnd.LEFT) {
        throw new RunLeft();
      }
      return how;
    } catch (TimeoutException e) {
      throw new IllegalStateException("step '%s' waits for ever".formatted(step.id()), e);
    }
  }

  private void come(StepId step, Instant until) {
    Wait wait;
    synchronized (this) {
      wait = waits.get(step);
      if (wait == null || !wait.until().equals(until)) {
        return;
      }
      waits.remove(step);
    }
    wait.waiting().come();
  }

  /** Lets a step wait for another instant, now or when it begins to wait. */
  synchronized void move(StepPlace step, Instant until) {
    moved.put(step.id(), until);
    Wait wait = waits.remove(step.id());
    if (wait != null) {
      wait.timer().cancel();
      add(step, until, wait.waiting());
    }
  }

  /** Ends the wait of a step before its time, without a word to it. */
  synchronized void end(StepId step) {
    Wait wait = waits.remove(step);
    if (wait != null) {
      wait.timer().cancel();
    }
  }

  /** When the wait of a step ends, where that is known: as it was moved, or as it was written. */
  synchronized Optional<Instant> known(StepId step) {
    return Optional.ofNullable(moved.get(step)).or(history.step(step)::waitsUntil);
  }

  /** The steps that wait. */
  synchronized Set<StepId> steps() {
    return Set.copyOf(waits.keySet());
  }

  /** Whether a step waits. */
  synchronized boolean any() {
    return !waits.isEmpty();
  }

  /** What is waited for, the first to come first. */
  private synchronized List<Map.Entry<StepPlace, Instant>> pending() {
    return waits.values().stream()
        .map(wait -> Map.entry(wait.step(), wait.until()))
        .sorted(Map.Entry.comparingByValue())
        .toList();
  }

  /** Ends all waits without their instants having come, and those that begin later. */
  void release() {
    List<Wait> left;
    synchronized (this) {
      over = true;
      left = new ArrayList<>(waits.values());
      waits.clear();
    }
    left.forEach(
        wait -> {
          wait.timer().cancel();
          wait.waiting().released();
        });
  }
}
