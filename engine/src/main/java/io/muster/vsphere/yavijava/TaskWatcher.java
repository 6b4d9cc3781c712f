// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.LocalizedMethodFault;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertySpec;
import com.vmware.vim25.TaskInfoState;
import io.muster.time.Time;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereFault.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the ends of all open tasks of one vCenter, by asking for many at a time. Only one round is
 * under way at a time, and none while no task is open.
 */
final class TaskWatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TaskWatcher.class);

  private static final Duration SHORTEST = Duration.ofMillis(300);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int TASKS_OF_ONE_CALL = 200;

  private static final PropertySpec PROPERTIES =
      Properties.of("Task", "info.state", "info.error", "info.result");

  private final Session session;
  private final Time time;
  private final Map<ManagedObjectReference, OpenTask> open = new LinkedHashMap<>();
  private Duration interval = SHORTEST;
  private Time.@Nullable Timer next;
  private boolean closed;

  /** Known to one round at a time. */
  private boolean away;

  TaskWatcher(Session session, Time time) {
    this.session = session;
    this.time = time;
  }

  private record OpenTask(String doing, CompletableFuture<Optional<String>> ended) {}

  /**
   * Watches a task until it ends.
   *
   * @param doing what the task does to what, for the sentence of a fault
   * @return the task's end; all who watch the same task get the same
   */
  synchronized CompletionStage<Optional<String>> watch(ManagedObjectReference task, String doing) {
    if (closed) {
      return CompletableFuture.failedFuture(
          unknown(doing, "the connection was closed before its end was known"));
    }
    OpenTask watched =
        open.computeIfAbsent(task, added -> new OpenTask(doing, new CompletableFuture<>()));
    interval = SHORTEST;
    if (next == null) {
      scheduleNext();
    }
    return watched.ended().minimalCompletionStage();
  }

  private void scheduleNext() {
    next =
        time.at(
            time.now().plus(interval), () -> time.fork("tasks of " + session.site(), this::round));
  }

  private void round() {
    int endedNow = 0;
    try {
      for (List<ManagedObjectReference> some : chunks()) {
        endedNow += ends(some);
      }
      back();
    } catch (VSphereFault fault) {
      away(fault);
    } finally {
      goOn(endedNow > 0);
    }
  }

  /**
   * Tasks run on while the vCenter does not answer: they stay watched, and whoever waits has a
   * limit of his own.
   */
  private void away(VSphereFault fault) {
    if (!away) {
      LOG.warn("{}; {} tasks stay watched", fault.getMessage(), size());
    }
    away = true;
  }

  private void back() {
    if (away) {
      LOG.info("site {}: tasks are read again", session.site());
    }
    away = false;
  }

  private synchronized void goOn(boolean someEnded) {
    Duration longer = interval.multipliedBy(3).dividedBy(2);
    interval = someEnded ? SHORTEST : longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    next = null;
    if (!open.isEmpty()) {
      scheduleNext();
    }
  }

  private synchronized List<List<ManagedObjectReference>> chunks() {
    List<ManagedObjectReference> all = List.copyOf(open.keySet());
    return IntStream.iterate(0, from -> from < all.size(), from -> from + TASKS_OF_ONE_CALL)
        .mapToObj(from -> all.subList(from, Math.min(from + TASKS_OF_ONE_CALL, all.size())))
        .toList();
  }

  private int ends(List<ManagedObjectReference> tasks) {
    Map<ManagedObjectReference, Properties.Row> rows =
        session.call("read tasks", api -> Properties.read(api, tasks, PROPERTIES)).stream()
            .collect(Collectors.toMap(Properties.Row::object, Function.identity()));
    int before = size();
    for (ManagedObjectReference task : tasks) {
      Properties.Row row = rows.get(task);
      if (row == null) {
        end(
            task,
            ended ->
                ended
                    .ended()
                    .completeExceptionally(
                        unknown(ended.doing(), "the vCenter does not know the task any more")));
      } else {
        look(task, row);
      }
    }
    return before - size();
  }

  private void look(ManagedObjectReference task, Properties.Row row) {
    switch (row.value("info.state", TaskInfoState.class).orElse(TaskInfoState.running)) {
      case queued, running -> {}
      case success -> end(task, ended -> ended.ended().complete(result(row)));
      case error -> {
        WireFault fault =
            Faults.of(row.value("info.error", LocalizedMethodFault.class).orElse(null));
        end(
            task,
            ended ->
                ended.ended().completeExceptionally(fault.during(ended.doing(), session.site())));
      }
    }
  }

  /**
   * Those who wait for a task go on in a thread of their own, so that they hold up no other task.
   */
  private void end(ManagedObjectReference task, Consumer<OpenTask> how) {
    OpenTask ended = removed(task);
    if (ended != null) {
      time.fork("end of " + task.getVal(), () -> how.accept(ended));
    }
  }

  private synchronized @Nullable OpenTask removed(ManagedObjectReference task) {
    return open.remove(task);
  }

  private synchronized int size() {
    return open.size();
  }

  private static Optional<String> result(Properties.Row row) {
    return row.value("info.result", ManagedObjectReference.class)
        .map(ManagedObjectReference::getVal);
  }

  private VSphereFault unknown(String doing, String said) {
    String sentence =
        "%s in site '%s': %s; whether it was done has to be looked at"
            .formatted(doing, session.site(), said);
    return new VSphereFault(Kind.UNKNOWN_OUTCOME, "TaskLost", sentence);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel();
    }
    for (OpenTask task : open.values()) {
      task.ended()
          .completeExceptionally(
              unknown(task.doing(), "the connection was closed before its end was known"));
    }
    open.clear();
  }
}
