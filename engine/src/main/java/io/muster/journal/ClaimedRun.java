// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.replica.ReplicaKey;
import io.muster.run.Happening;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunHistory;
import io.muster.run.RunLog;
import io.muster.run.StoredRun;
import io.muster.time.Stopwatch;
import io.muster.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that this process has claimed. While the journal cannot be reached nothing is written and
 * nothing may be changed: whoever asks waits until it is back. Methods throw {@link
 * ClaimLostException} when somebody else has taken the run over, and {@link JournalException} when
 * the journal cannot be written for a reason that does not pass by itself.
 */
public final class ClaimedRun implements RunLog {

  /**
   * How long a claim counts as held after it was looked at. Less than what passes before another
   * node takes over from one that is silent, so that a process which was paused always looks again
   * before it acts.
   */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(ClaimedRun.class);

  private final Journal journal;
  private final Claim claim;
  private final Time time;
  private final AtomicLong appended = new AtomicLong();
  private volatile Stopwatch confirmed = Stopwatch.start();

  public ClaimedRun(Journal journal, Claim claim, Time time) {
    this.journal = journal;
    this.claim = claim;
    this.time = time;
  }

  @Override
  public void append(List<Happening> happened) {
    untilReached(
        () -> {
          journal.append(claim, happened);
          return true;
        });
    appended.addAndGet(happened.size());
  }

  /**
   * Ends the run, and lets another one follow from it.
   *
   * @param replicas of the next run
   */
  public void follow(RunEnded end, StoredRun next, Set<ReplicaKey> replicas) {
    untilReached(
        () -> {
          journal.follow(claim, end, next, replicas, claim.node());
          return true;
        });
    appended.incrementAndGet();
  }

  /** How many events this process has written down. */
  public long appended() {
    return appended.get();
  }

  @Override
  public DecisionAnswered settle(DecisionAnswered answer) {
    AtomicReference<DecisionAnswered> settled = new AtomicReference<>(answer);
    while (!untilReached(() -> settled(answer, settled))) {
      requireClaim();
    }
    return Objects.requireNonNull(settled.get());
  }

  /** Whether it is decided now; nothing else may happen between the look and the answer. */
  private boolean settled(DecisionAnswered answer, AtomicReference<DecisionAnswered> settled) {
    List<RunEvent> events = journal.events(claim.run());
    Optional<DecisionAnswered> before = RunHistory.of(events).decision(answer.step().id()).answer();
    if (before.isPresent()) {
      settled.set(before.get());
      return true;
    }
    boolean written = journal.tell(claim.run(), events.size(), answer);
    if (written) {
      appended.incrementAndGet();
    }
    return written;
  }

  @Override
  public void requireClaim() {
    if (confirmed.passed().compareTo(FRESH) >= 0 && !untilReached(() -> journal.holds(claim))) {
      throw new ClaimLostException(claim);
    }
  }

  private boolean untilReached(BooleanSupplier call) {
    boolean told = false;
    while (true) {
      Stopwatch asked = Stopwatch.start();
      try {
        boolean answer = time.outside(call::getAsBoolean);
        confirmed = asked;
        return answer;
      } catch (JournalException problem) {
        if (!problem.passing()) {
          throw problem;
        }
        if (!told) {
          LOG.warn("run {} waits for the journal: {}", claim.run(), problem.getMessage());
          told = true;
        }
        time.sleep(PAUSE);
      }
    }
  }
}
