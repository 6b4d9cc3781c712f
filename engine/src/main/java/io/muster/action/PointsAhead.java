// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.RestorePoint;
import io.muster.vsphere.VmId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/** The restore points of many replicas, read several at a time before they are needed. */
final class PointsAhead {

  /** The most replicas that are asked after at once; a vCenter has a limit of its own besides. */
  static final int AT_ONCE = 8;

  static final PointsAhead NONE = new PointsAhead(Map.of());

  private final Map<VmId, CompletableFuture<List<RestorePoint>>> points;

  /** A replica, and its points once they are told. */
  private record Asked(Member member, CompletableFuture<List<RestorePoint>> answer) {
    void read() {
      try {
        answer.complete(member.replication().points(member.replicated()));
      } catch (RuntimeException | Error problem) {
        answer.completeExceptionally(problem);
      }
    }
  }

  private PointsAhead(Map<VmId, CompletableFuture<List<RestorePoint>>> points) {
    this.points = points;
  }

  /** Returns when all have answered, or failed, or the time is over. */
  static PointsAhead read(StepContext context, List<Member> members) {
    Map<VmId, CompletableFuture<List<RestorePoint>>> points = new LinkedHashMap<>();
    Queue<Asked> left = new ConcurrentLinkedQueue<>();
    for (Member member : members) {
      CompletableFuture<List<RestorePoint>> answer = new CompletableFuture<>();
      points.put(member.id(), answer);
      left.add(new Asked(member, answer));
    }
    for (int i = 0; i < Math.min(AT_ONCE, members.size()); i++) {
      context.time().fork("restore points", () -> work(left));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(points.values().toArray(CompletableFuture<?>[]::new));
    try {
      context.time().await(all, context.deadline());
    } catch (CompletionException | TimeoutException _) {
      // why: each is told where its points are needed
    }
    return new PointsAhead(points);
  }

  private static void work(Queue<Asked> left) {
    for (Asked asked = left.poll(); asked != null; asked = left.poll()) {
      asked.read();
    }
  }

  /** Those of one replica; throws what reading them has thrown. */
  List<RestorePoint> of(Member member) {
    CompletableFuture<List<RestorePoint>> answer = points.get(member.id());
    if (answer == null) {
      return member.replication().points(member.replicated());
    }
    if (!answer.isDone()) {
      throw StepFailure.failed(
          "TimedOut", "the restore points of '%s' were not told in time".formatted(member.name()));
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException problem ? problem : e;
    }
  }
}
