// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.RunHistory;
import io.muster.run.StepPlace;
import io.muster.run.StepState;
import io.muster.runbook.Group;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.time.Time;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lets the machines of a group start in the order written, as a sliding window: a machine starts at
 * the later of the start of the one before plus its own delay and the first moment with a free
 * place (LANGUAGE.md, Groups). Machines that are skipped have no start, take no place, and their
 * delay is ignored.
 */
final class MemberWindow {

  /** What a machine does when its turn has come, or when it will never come. */
  interface Turn {
    void come();

    void abandoned();
  }

  private final PlanRun run;
  private final Time time;
  private final RunHistory history;
  private final int parallel;
  private final List<Step.Vm> members;
  private final Map<StepId, Turn> waiting = new HashMap<>();
  private int next;
  private int timed = -1;
  private int inFlight;
  private boolean stopped;
  private Optional<Instant> lastStart;

  /**
   * @param skipped the machines that have nothing to do
   * @param history what earlier processes have done: those that are over have had their turn
   * @param asked of which people are asked whether they are over
   */
  MemberWindow(
      PlanRun run, Group group, Set<StepId> skipped, RunHistory history, Predicate<StepId> asked) {
    this.run = run;
    this.time = run.around().time();
    this.parallel = group.parallel();
    this.members =
        group.steps().stream()
            .filter(Step.Vm.class::isInstance)
            .map(Step.Vm.class::cast)
            .filter(vm -> !skipped.contains(vm.id()))
            .filter(vm -> !history.step(vm.id()).isOver() || asked.test(vm.id()))
            .toList();
    this.lastStart =
        group.steps().stream()
            .filter(Step.Vm.class::isInstance)
            .map(vm -> history.step(vm.id()))
            .filter(StepState::isOver)
            .flatMap(state -> state.firstBegan().stream())
            .max(Instant::compareTo);
    this.history = history;
  }

  /** A machine is ready to start; its turn comes when the window lets it. */
  synchronized void enter(StepId id, Turn turn) {
    if (stopped) {
      turn.abandoned();
      return;
    }
    waiting.put(id, turn);
    if (lastStart.isEmpty()) {
      lastStart = Optional.of(time.now());
    }
    advance();
  }

  /** A machine that had its turn is done or has failed, and gives its place back. */
  synchronized void leave() {
    inFlight--;
    advance();
  }

  /** Nobody's turn comes any more. */
  synchronized void stop() {
    stopped = true;
    waiting.values().forEach(Turn::abandoned);
    waiting.clear();
  }

  /** Whether a machine's delay is not over; the window then looks again when it is. */
  private boolean isHeldBack(Step.Vm member) {
    if (history.step(member.id()).phase() == StepState.Phase.FAILED) {
      return false;
    }
    Instant earliest =
        run.timers()
            .known(member.id())
            .orElseGet(() -> lastStart.orElseThrow().plus(member.delay()));
    if (!time.now().isBefore(earliest)) {
      return false;
    }
    if (timed != next) {
      timed = next;
      StepPlace step = run.steps().find(member.id()).orElseThrow().place();
      run.timers().add(step, earliest, new Delay());
    }
    return true;
  }

  private final class Delay implements StepWait {

    @Override
    public void come() {
      lookAgain();
    }

    @Override
    public void released() {
      // why: whoever releases the waits stops the window too
    }
  }

  private synchronized void lookAgain() {
    timed = -1;
    advance();
  }

  private synchronized void advance() {
    while (!stopped && inFlight < parallel && next < members.size()) {
      Step.Vm member = members.get(next);
      if (!waiting.containsKey(member.id()) || isHeldBack(member)) {
        return;
      }
      next++;
      inFlight++;
      lastStart = history.step(member.id()).firstBegan().or(() -> Optional.of(time.now()));
      Optional.ofNullable(waiting.remove(member.id())).ifPresent(Turn::come);
    }
  }
}
