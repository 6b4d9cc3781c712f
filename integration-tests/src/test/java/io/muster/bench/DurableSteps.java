// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What durability adds to a step: steps that do nothing are written through the journal, beside the
 * least that a database can do for them. Each round measures all of it in turn, so that whatever
 * else the machine does meets each alike. Prints one JSON object.
 */
public final class DurableSteps {

  private static final int ROUNDS = 5;

  private record Round(
      Timing one, Timing commit, Timing together, Timing commits, Timing batched) {}

  private DurableSteps() {}

  /**
   * @param arguments runs, steps of each, how many runs at once, and {@code postgresql}, {@code
   *     hsqldb} or an address of a PostgreSQL
   */
  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[0]);
    int steps = Integer.parseInt(arguments[1]);
    int concurrency = Integer.parseInt(arguments[2]);
    try (Target target = Target.of(arguments[3]);
        Floor floor = new Floor(target)) {
      Workload journal = new Workload(target.journal());
      round(journal, floor, concurrency * 4, steps, concurrency);
      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(round(journal, floor, Math.max(runs / ROUNDS, 1), steps, concurrency));
      }
      System.out.printf(
          Locale.ROOT,
          "{\"benchmark\":\"durable-steps\",%s,\"runs\":%d,\"steps\":%d,\"concurrency\":%d,%s,\"statementsPerStep\":%s}%n",
          target.described(),
          runs,
          steps,
          concurrency,
          figures(rounds),
          Counting.perStep(target, steps));
    }
  }

  private static Round round(Workload journal, Floor floor, int runs, int steps, int concurrency) {
    int alone = runs * steps / 10;
    return new Round(
        journal.write(1, alone, 1),
        floor.commit(alone, 1),
        journal.write(runs, steps, concurrency),
        floor.commit(runs * steps, concurrency),
        floor.batch(runs * steps, concurrency));
  }

  private static String figures(List<Round> rounds) {
    Timing one = Timing.all(rounds.stream().map(Round::one));
    Timing commit = Timing.all(rounds.stream().map(Round::commit));
    Timing together = Timing.all(rounds.stream().map(Round::together));
    Timing commits = Timing.all(rounds.stream().map(Round::commits));
    Timing batched = Timing.all(rounds.stream().map(Round::batched));
    return String.format(
        Locale.ROOT,
        "\"stepsPerSecond\":%.0f,\"p50Micros\":%.0f,\"p99Micros\":%.0f,\"cpuSecondsPer1000\":%.3f"
            + ",\"alone\":{\"p50Micros\":%.0f,\"p99Micros\":%.0f}"
            + ",\"floor\":{\"aloneP50Micros\":%.0f,\"commitsPerSecond\":%.0f,\"batchedPerSecond\":%.0f"
            + ",\"batchedCpuSecondsPer1000\":%.3f}"
            + ",\"ratios\":{\"aloneToOneCommit\":%.2f,\"budgetAlone\":1.5"
            + ",\"togetherToBatching\":%.2f,\"budgetTogether\":0.5}",
        together.perSecond(),
        together.percentile(50),
        together.percentile(99),
        together.cpuPerThousand(),
        one.percentile(50),
        one.percentile(99),
        commit.percentile(50),
        commits.perSecond(),
        batched.perSecond(),
        batched.cpuPerThousand(),
        median(
            rounds.stream()
                .mapToDouble(it -> it.one().percentile(50) / it.commit().percentile(50))),
        median(
            rounds.stream()
                .mapToDouble(it -> it.together().perSecond() / it.batched().perSecond())));
  }

  private static double median(DoubleStream ratios) {
    double[] sorted = ratios.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
