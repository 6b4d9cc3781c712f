// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule;

import io.muster.run.RunId;
import io.muster.schedule.jdbc.Opening;
import io.muster.schedule.jdbc.QuartzStore;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.spi.JobStore;

/**
 * The runs that go on by themselves, each with the instant at which it does. Quartz keeps them in
 * the database of the journal, decides which node has one, and gives those of a dead node to
 * another. A run is a job: it is in the queue as long as it has such an instant or is under way.
 */
public final class RunQueue implements AutoCloseable {

  private static final String GROUP = "runs";

  /** The most runs that act at the same time in one process. */
  private static final int MOST = 2_000;

  /** How long Quartz looks ahead; what another process puts in takes that long to be seen. */
  private static final long LOOK_AHEAD_MILLIS = 1_000;

  private static final int BATCH = 20;

  /** Up to so many runs are asked for one by one. */
  private static final int FEW = 200;

  /** In the past by every clock, since those of nodes differ; to Quartz, zero is no instant. */
  private static final Instant AT_ONCE = Instant.EPOCH.plusSeconds(1);

  private static final AtomicLong COUNT = new AtomicLong();

  private final Scheduler scheduler;
  private volatile boolean standsBy;

  /**
   * A queue that only takes; nothing goes on in this process until {@link #start}.
   *
   * @param node what this process is called
   * @throws ScheduleException when the database cannot be used
   */
  public RunQueue(Opening database, QuartzStore.Dialect dialect, String node) {
    try {
      // why: where there is one process at a time, it goes on with what the one before has left
      String name = dialect == QuartzStore.Dialect.HSQLDB ? "here" : node;
      scheduler = scheduler(QuartzStore.in(database, dialect), name);
    } catch (SchedulerException e) {
      throw new ScheduleException("the schedule cannot be opened: " + e.getMessage(), e);
    }
  }

  private static Scheduler scheduler(JobStore store, String node) throws SchedulerException {
    String name = "muster-" + COUNT.incrementAndGet();
    DirectSchedulerFactory.getInstance()
        .createScheduler(
            name,
            node,
            new VirtualThreads(MOST),
            new DefaultThreadExecutor(),
            store,
            null,
            null,
            0,
            LOOK_AHEAD_MILLIS,
            LOOK_AHEAD_MILLIS,
            false,
            null,
            BATCH,
            0);
    Scheduler made = Objects.requireNonNull(SchedulerRepository.getInstance().lookup(name));
    SchedulerRepository.getInstance().remove(name);
    return made;
  }

  /**
   * From now on this process goes on with runs.
   *
   * @param work goes on with one, on the thread that calls, until nothing is left to be done now
   */
  public void start(Consumer<RunId> work) {
    standsBy = false;
    doing(
        "started",
        () -> {
          scheduler.setJobFactory((_, _) -> new RunJob(run -> begin(run, work)));
          scheduler.start();
          return true;
        });
  }

  private void begin(RunId run, Consumer<RunId> work) {
    if (standsBy) {
      // why: Quartz may have taken it already when it was told to stand by
      goOn(run);
    } else {
      work.accept(run);
    }
  }

  /** Nothing more is begun in this process. */
  public void standBy() {
    standsBy = true;
    doing(
        "stopped",
        () -> {
          scheduler.standby();
          return true;
        });
  }

  /** Lets a run go on as soon as a node is free, and not at the instant that was meant before. */
  public void goOn(RunId run) {
    goOn(run, AT_ONCE);
  }

  /** Lets a run go on at an instant, in place of the one before. */
  public void goOn(RunId run, Instant when) {
    JobDetail job =
        JobBuilder.newJob(RunJob.class).withIdentity(key(run)).requestRecovery().build();
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(run.value(), GROUP)
            .forJob(job)
            .startAt(Date.from(when))
            // why: one whose instant has passed is not late but next
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withMisfireHandlingInstructionIgnoreMisfires())
            .build();
    doing(
        "given the run '" + run + "'",
        () -> {
          scheduler.scheduleJobs(Map.of(job, Set.of(trigger)), true);
          return true;
        });
  }

  /** Whether a run is in it. */
  public boolean has(RunId run) {
    return doing("read", () -> scheduler.checkExists(key(run)));
  }

  /** Those of some runs that are not in it. */
  public Set<RunId> without(Set<RunId> runs) {
    if (runs.size() > FEW) {
      Set<RunId> missing = new HashSet<>(runs);
      missing.removeAll(runs());
      return missing;
    }
    return runs.stream().filter(run -> !has(run)).collect(Collectors.toSet());
  }

  /** All runs in it. */
  public Set<RunId> runs() {
    return doing(
        "read",
        () ->
            scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)).stream()
                .map(key -> new RunId(key.getName()))
                .collect(Collectors.toSet()));
  }

  private static JobKey key(RunId run) {
    return new JobKey(run.value(), GROUP);
  }

  private interface Call<T> {
    T make() throws SchedulerException;
  }

  private static <T> T doing(String what, Call<T> call) {
    try {
      return call.make();
    } catch (SchedulerException e) {
      throw new ScheduleException("the schedule cannot be " + what + ": " + e.getMessage(), e);
    }
  }

  /** Begins nothing more; does not wait for what is under way. */
  @Override
  public void close() {
    doing(
        "closed",
        () -> {
          // why: so that nothing looks for work any more when the database is closed
          scheduler.standby();
          scheduler.shutdown(false);
          return true;
        });
  }
}
