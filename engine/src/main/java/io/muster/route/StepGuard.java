// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Result;
import io.muster.action.StepFailure;
import io.muster.journal.JournalException;
import io.muster.journal.RunWriter;
import io.muster.replication.ReplicationFault;
import io.muster.run.PlanSteps;
import io.muster.run.StepFault;
import io.muster.run.StepRecord;
import io.muster.run.StepState;
import io.muster.run.TakenBack;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.vsphere.VSphereFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands round every step of a compiled plan: skips it when it has nothing to do, lets it wait for
 * its turn, tries it as often as its options say, and records what came of it. No thread is held
 * while a step waits for its turn.
 */
final class StepGuard extends AsyncProcessorSupport {

  /** How long a step that is tried again waits first. */
  static final Duration RETRY_PAUSE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(StepGuard.class);

  private final String node;
  private final StepAttempt attempt;

  /**
   * @param node the id of the node, which is the step's id
   * @param target performs the step
   */
  StepGuard(String node, Processor target) {
    this.node = node;
    this.attempt = new StepAttempt(node, target);
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    PlanRun run = exchange.getProperty(PlanRun.PROPERTY, PlanRun.class);
    PlanSteps.Entry entry = run.steps().find(new StepId(node)).orElseThrow();
    if (run.stopped() || isOver(run, entry) || isSkipped(run, entry)) {
      callback.done(true);
      return true;
    }
    if (entry.step() instanceof Step.Vm) {
      MemberWindow window = run.window(entry.place().group().orElseThrow());
      window.enter(entry.place().id(), new WindowTurn(run, entry, exchange, callback, window));
    } else {
      fork(run, entry, exchange, callback);
    }
    return false;
  }

  private static boolean isSkipped(PlanRun run, PlanSteps.Entry entry) {
    Optional<String> skip = run.skip(entry);
    skip.ifPresent(reason -> run.unlessCut(() -> run.events().skipped(entry, reason)));
    return skip.isPresent();
  }

  private void fork(PlanRun run, PlanSteps.Entry entry, Exchange exchange, AsyncCallback callback) {
    RunWriter.Coming coming = run.events().writer().comes();
    run.around()
        .time()
        .fork(
            node,
            () -> {
              try (LogContext _ = LogContext.of(run.around().run(), Optional.of(node))) {
                run.unlessCut(() -> perform(run, entry, exchange, coming));
              } catch (RunLeft _) {
                // why: the step goes on with its run, wherever that is
              } finally {
                coming.arrives();
                callback.done(false);
                run.unlessCut(run.events().writer()::settle);
              }
            });
  }

  /** A machine's turn in its group. */
  private final class WindowTurn implements MemberWindow.Turn {
    private final PlanRun run;
    private final PlanSteps.Entry entry;
    private final Exchange exchange;
    private final AsyncCallback callback;
    private final MemberWindow window;

    WindowTurn(
        PlanRun run,
        PlanSteps.Entry entry,
        Exchange exchange,
        AsyncCallback callback,
        MemberWindow window) {
      this.run = run;
      this.entry = entry;
      this.exchange = exchange;
      this.callback = callback;
      this.window = window;
    }

    @Override
    public void come() {
      fork(
          run,
          entry,
          exchange,
          doneSync -> {
            window.leave();
            callback.done(doneSync);
          });
    }

    @Override
    public void abandoned() {
      run.around().time().fork(node, () -> callback.done(false));
    }
  }

  private static boolean isOver(PlanRun run, PlanSteps.Entry entry) {
    return run.before(entry).isOver() && !run.failedSteps().isOpen(entry);
  }

  private void perform(
      PlanRun run, PlanSteps.Entry entry, Exchange exchange, RunWriter.Coming coming) {
    StepState before = run.before(entry);
    Optional<TakenBack> changed = before.changing();
    int number = before.attempts();
    int left = attempts(entry);
    boolean again = true;
    if (run.failedSteps().isOpen(entry)) {
      // why: it waits for people, and may write nothing meanwhile
      coming.arrives();
      run.events().writer().settle();
      again = run.failedSteps().isRetried(entry, number, before.failure().orElseThrow().fault());
    }
    while (again && !run.stopped()) {
      boolean first = number == before.attempts();
      Instant deadline = run.around().time().now().plus(StepAttempt.limit(entry));
      StepLog record =
          new StepLog(run, entry, deadline, first ? earlier(before) : Optional.empty(), changed);
      number++;
      left--;
      run.events().began(entry, number, coming);
      Optional<StepFault> fault = attempt(run, entry, exchange, record);
      if (fault.isEmpty()) {
        return;
      }
      changed = record.changed();
      again = isTriedAgain(run, entry, fault.get(), number, left);
      left = left == 0 ? attempts(entry) : left;
    }
  }

  private static int attempts(PlanSteps.Entry entry) {
    return entry.verification().isPresent() ? 1 : entry.options().retries() + 1;
  }

  /**
   * @param number of the attempt that has failed
   * @param left how many attempts the step has without a word from anybody
   */
  private static boolean isTriedAgain(
      PlanRun run, PlanSteps.Entry entry, StepFault fault, int number, int left) {
    boolean leaves = run.leaves();
    if (left > 0 && !fault.refused() && (leaves || !run.stopped())) {
      run.events().failedOnce(entry, fault, RETRY_PAUSE);
      if (!leaves) {
        run.around().time().sleep(RETRY_PAUSE);
      }
      return !leaves;
    }
    if (!run.failedSteps().isAsked(entry)) {
      run.events().failed(entry, fault);
      return false;
    }
    run.events().failedAndAsked(entry, fault);
    return run.failedSteps().isRetried(entry, number, fault);
  }

  private static Optional<StepRecord.Earlier> earlier(StepState before) {
    return before.phase() == StepState.Phase.BEGUN
        ? before.open().map(began -> new StepRecord.Earlier(began, before.tasks()))
        : Optional.empty();
  }

  /** Gives why the attempt failed; what it did is recorded. */
  @SuppressWarnings(
      "CatchingThrowable") // why: whatever a producer throws ends the step, not the run
  private Optional<StepFault> attempt(
      PlanRun run, PlanSteps.Entry entry, Exchange exchange, StepLog record) {
    Result result;
    try {
      result = attempt.perform(run, entry, exchange, record);
    } catch (JournalException | RunLeft problem) {
      throw problem;
    } catch (Throwable problem) {
      logInternal(problem);
      return Optional.of(StepFailure.fault(problem));
    }
    run.events().done(entry, result, record.states());
    return Optional.empty();
  }

  private static void logInternal(Throwable problem) {
    boolean isExpected =
        problem instanceof StepFailure
            || problem instanceof VSphereFault
            || problem instanceof ReplicationFault;
    if (!isExpected) {
      LOG.warn("the step has failed", problem);
    }
  }
}
