// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.ReplicateAction;
import io.muster.action.ReplicateAction.Turn;
import io.muster.action.StepFailure;
import io.muster.engine.ReplicationTurn.State;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Machines that are replicated in turn, some at a time, until each has had its turns. */
public final class Replicating {

  /** How many machines are sent at one time: copies of disks take all the storage gives. */
  private static final int AT_ONCE = 4;

  /** A machine and when its turn comes. */
  private record Due(String machine, Instant at) {}

  private final Time time;
  private final Optional<Duration> every;
  private final Consumer<ReplicationTurn> told;
  private final BiFunction<String, String, Turn> action;
  private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparing(Due::at));
  private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private int working;

  /**
   * @param action does one turn of a machine, by a name of its own
   */
  Replicating(
      Time time,
      Optional<Duration> every,
      Consumer<ReplicationTurn> told,
      BiFunction<String, String, Turn> action) {
    this.time = time;
    this.every = every;
    this.told = told;
    this.action = action;
  }

  void start(Collection<String> machines) {
    Instant now = time.now();
    machines.forEach(machine -> waiting.add(new Due(machine, now)));
    working = Math.min(AT_ONCE, machines.size());
    int workers = working;
    if (workers == 0) {
      ended.complete(true);
    }
    for (int i = 0; i < workers; i++) {
      time.fork("replicate", this::work);
    }
  }

  /** Begins no more turns; those that go on come to their end. */
  public void stop() {
    stopped.complete(true);
  }

  /** Ends after the last turn. */
  public CompletionStage<Boolean> ended() {
    return ended;
  }

  private void work() {
    try {
      for (Optional<Due> next = next(); next.isPresent(); next = next()) {
        if (isStoppedBefore(next.get().at())) {
          break;
        }
        if (turn(next.get().machine())) {
          again(next.get());
        }
      }
      leave();
    } catch (RuntimeException | Error e) {
      ended.completeExceptionally(e);
    }
  }

  private synchronized Optional<Due> next() {
    return Optional.ofNullable(waiting.poll());
  }

  private synchronized void leave() {
    working--;
    if (working == 0) {
      ended.complete(true);
    }
  }

  private boolean isStoppedBefore(Instant due) {
    try {
      return stopped.isDone() || (time.now().isBefore(due) && time.await(stopped, due));
    } catch (TimeoutException _) {
      return false;
    }
  }

  /** Whether the machine is to have another one. */
  private boolean turn(String machine) {
    Instant begin = time.now();
    tell(ReplicationTurn.of(begin, machine, State.BEGAN, "begins"));
    try {
      Turn turn = action.apply(machine, "schedule " + begin);
      boolean isDone = turn.end() == ReplicateAction.End.SENT;
      tell(
          ReplicationTurn.of(
              time.now(), machine, isDone ? State.DONE : State.SKIPPED, turn.detail()));
      return turn.end() != ReplicateAction.End.NEEDLESS;
    } catch (RuntimeException problem) {
      tell(ReplicationTurn.failed(time.now(), machine, StepFailure.fault(problem)));
      return true;
    }
  }

  /** At its time, or at once where that has passed meanwhile. */
  private synchronized void again(Due last) {
    every.ifPresent(
        pause -> {
          Instant next = last.at().plus(pause);
          Instant now = time.now();
          waiting.add(new Due(last.machine(), next.isBefore(now) ? now : next));
        });
  }

  private synchronized void tell(ReplicationTurn turn) {
    told.accept(turn);
  }
}
