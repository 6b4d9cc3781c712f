// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import io.muster.journal.jdbc.JdbcJournal;
import io.muster.run.RunId;
import io.muster.schedule.RunQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What runs cost that wait, and how late those go on whose time comes: a node that is started on a
 * journal full of them, beside one that is started on an empty journal. Prints one JSON object.
 */
public final class WaitingRuns {

  /** In which those are due that are looked at. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** How long a node has before the first of them is due. */
  private static final Duration BEFORE = Duration.ofSeconds(80);

  private WaitingRuns() {}

  /**
   * @param arguments how many runs wait, how many of them are due while it is measured, and {@code
   *     hsqldb} or {@code postgresql}
   */
  public static void main(String[] arguments) throws Exception {
    int waiting = Integer.parseInt(arguments[0]);
    int due = Integer.parseInt(arguments[1]);
    try (WaitingJournal journal = WaitingJournal.in(arguments[2])) {
      ServingNode.Figures empty;
      try (ServingNode node = new ServingNode(journal)) {
        empty = node.figures(MINUTE);
      }
      long begin = System.nanoTime();
      journal.fill(
          "pending", Instant.now().plus(Duration.ofDays(1)), Duration.ofDays(6), waiting, true);
      long filled = (System.nanoTime() - begin) / 1_000_000;
      ServingNode.Figures full;
      try (ServingNode node = new ServingNode(journal)) {
        full = node.figures(MINUTE);
      }
      Instant first = Instant.now().plus(BEFORE);
      journal.fill("due", first, MINUTE, due, false);
      try (ServingNode node = new ServingNode(journal)) {
        node.await(first.plus(MINUTE).plusSeconds(5));
      }
      System.out.printf(
          Locale.ROOT,
          "{\"benchmark\":\"waiting-runs\",\"database\":\"%s\",\"waiting\":%d,\"fillMillis\":%d"
              + ",\"node\":%s,\"nodeWithNothing\":%s"
              + ",\"lateRuns\":%s,\"lateQueue\":%s,\"budgetP99Millis\":50}%n",
          arguments[2],
          waiting,
          filled,
          full,
          empty,
          Lateness.of(journal.late("due", due)),
          Lateness.of(queue(journal, due)));
    }
  }

  /** How late a queue calls, by itself: milliseconds of each. */
  private static List<Double> queue(WaitingJournal waiting, int count) throws InterruptedException {
    Map<String, Instant> due = new ConcurrentHashMap<>();
    List<Double> late = new CopyOnWriteArrayList<>();
    CountDownLatch left = new CountDownLatch(count);
    try (JdbcJournal journal = waiting.open();
        RunQueue queue = waiting.queue(journal)) {
      Instant first = Instant.now().plus(BEFORE);
      for (int i = 0; i < count; i++) {
        // why: Quartz knows milliseconds
        Instant instant = first.plusMillis(MINUTE.toMillis() * i / count);
        due.put("alone-" + i, Instant.ofEpochMilli(instant.toEpochMilli()));
      }
      due.forEach((run, instant) -> queue.goOn(new RunId(run), instant));
      queue.start(
          run -> {
            Instant instant = due.get(run.value());
            if (instant != null) {
              late.add(Duration.between(instant, Instant.now()).toNanos() / 1e6);
              left.countDown();
            }
          });
      if (!left.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException(left.getCount() + " were not called");
      }
      return late;
    }
  }
}
