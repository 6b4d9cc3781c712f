// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.RestorePointChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operations on replicas (domain.md, section 10). Each looks at the table of transitions before
 * anything is changed, and each can be repeated: what is done already is left as it is.
 */
public final class ReplicaAction {

  private final StepContext context;
  private final ReplicaOperation operation;

  public ReplicaAction(StepContext context, ReplicaOperation operation) {
    this.context = context;
    this.operation = operation;
  }

  /**
   * @param choice the restore point, for operations that start the replica
   * @throws StepFailure when it is not allowed from the replica's state, or something on the way
   *     refuses or fails
   */
  public Result perform(String machine, RestorePointChoice choice) {
    Replica replica = Replica.find(context.runbook(), context.inventory(), machine);
    if (replica.isDone(operation)) {
      return Result.of("'%s' is %s already".formatted(replica.name(), replica.described()));
    }
    replica.require(operation);
    List<Member> todo =
        replica.todo(operation).stream()
            .map(vm -> new Member(context, replica.declaration(), vm))
            .toList();
    return switch (operation) {
      case FAILOVER -> new FailoverAction(context, replica, false).perform(todo, choice);
      case TEST_FAILOVER -> new FailoverAction(context, replica, true).perform(todo, choice);
      case PLANNED_FAILOVER -> each(todo, new PlannedFailoverAction(context, replica)::perform);
      case UNDO_FAILOVER -> each(todo.reversed(), new UndoFailoverAction(context)::perform);
      case PERMANENT_FAILOVER -> each(todo, new PermanentFailoverAction()::perform);
      case FAILBACK -> each(todo, new FailbackAction(context)::perform);
      case SWITCHOVER -> each(todo, new SwitchoverAction(context)::perform);
      case COMMIT_FAILBACK -> each(todo, new CommitFailbackAction(context)::perform);
      case REPROTECT -> each(todo, new ReprotectAction(context)::perform);
      case UNDO_FAILBACK -> each(todo.reversed(), new UndoFailbackAction(context)::perform);
    };
  }

  /**
   * Each of them; what fails for one VM of a vApp is told at the end, so that only that one is
   * left.
   */
  static <T> Result each(List<T> members, Function<T, Result> work) {
    List<Result> done = new ArrayList<>();
    List<RuntimeException> problems = new ArrayList<>();
    for (T member : members) {
      try {
        done.add(work.apply(member));
      } catch (RuntimeException problem) {
        problems.add(problem);
      }
    }
    if (!problems.isEmpty()) {
      throw problems.size() == 1 ? problems.getFirst() : StepFailure.of(problems);
    }
    return joined(done);
  }

  private static Result joined(List<Result> results) {
    Optional<Instant> oldest =
        results.stream().flatMap(result -> result.recoveredTo().stream()).min(Instant::compareTo);
    return new Result(
        String.join("; ", results.stream().map(Result::detail).toList()), Optional.empty(), oldest);
  }
}
