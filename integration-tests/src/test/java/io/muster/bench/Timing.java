// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** How long pieces of work have taken. */
final class Timing {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long[] sorted;
  private final long nanos;
  private final long cpu;

  /**
   * @param sorted nanoseconds of each
   * @param nanos from the first one's begin to the last one's end
   * @param cpu nanoseconds that this process has spent on it
   */
  private Timing(long[] sorted, long nanos, long cpu) {
    this.sorted = sorted;
    this.nanos = nanos;
    this.cpu = cpu;
  }

  /** One of those who work side by side. */
  interface Worker {
    /** Does piece after piece while there are any, and says how long each has taken. */
    void work(Pieces pieces) throws Exception;
  }

  /** The pieces of work that are left, and the times of those that are done. */
  static final class Pieces {
    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();

    Pieces(int count) {
      nanos = new long[count];
    }

    /** The number of a piece that is to be done; negative when there are none. */
    int take() {
      int piece = next.getAndIncrement();
      return piece < nanos.length ? piece : -1;
    }

    void took(int piece, long nanosOfIt) {
      nanos[piece] = nanosOfIt;
    }
  }

  /** Lets workers do pieces side by side. */
  static Timing of(int count, int concurrency, Worker worker) {
    Pieces pieces = new Pieces(count);
    List<Thread> threads =
        Stream.generate(() -> Thread.ofVirtual().unstarted(() -> work(worker, pieces)))
            .limit(concurrency)
            .toList();
    long cpu = SYSTEM.getProcessCpuTime();
    long begin = System.nanoTime();
    threads.forEach(Thread::start);
    threads.forEach(Timing::join);
    long nanos = System.nanoTime() - begin;
    long spent = SYSTEM.getProcessCpuTime() - cpu;
    Arrays.sort(pieces.nanos);
    return new Timing(pieces.nanos, nanos, spent);
  }

  private static void work(Worker worker, Pieces pieces) {
    try {
      worker.work(pieces);
    } catch (Exception e) {
      // why: a figure without one of its workers would be wrong
      e.printStackTrace();
      System.exit(1);
    }
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Several as one, one after the other. */
  static Timing all(Stream<Timing> timings) {
    List<Timing> all = timings.toList();
    return new Timing(
        all.stream().flatMapToLong(it -> Arrays.stream(it.sorted)).sorted().toArray(),
        all.stream().mapToLong(it -> it.nanos).sum(),
        all.stream().mapToLong(it -> it.cpu).sum());
  }

  /** In microseconds. */
  double percentile(int percent) {
    return sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1e3;
  }

  double perSecond() {
    return sorted.length / (nanos / 1e9);
  }

  /** Seconds of the processor for a thousand pieces. */
  double cpuPerThousand() {
    return cpu / 1e9 / sorted.length * 1000;
  }
}
