// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.FailbackTarget;
import io.muster.runbook.PlanName;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Runbook;
import io.muster.vsphere.PowerState;
import java.util.List;
import java.util.Optional;

/**
 * What to do with a machine now (domain.md, section 5): the questions of the decision scheme that
 * can be answered from what is seen, and those that only people can answer.
 *
 * @param seen what is the case
 * @param choices what can be done, the first one being the advice
 */
public record Advice(String seen, List<Choice> choices) {

  /**
   * @param plan the plan to run; empty where there is nothing to run
   * @param options that the run needs, because something is lost by it
   * @param reason when this is right
   */
  public record Choice(Optional<PlanName> plan, List<String> options, String reason) {
    static Choice of(PlanName plan, String reason, String... options) {
      return new Choice(Optional.of(plan), List.of(options), reason);
    }

    static Choice nothing(String reason) {
      return new Choice(Optional.empty(), List.of(), reason);
    }
  }

  private static final String YES = "--yes";

  /** The advice on one machine of a runbook. */
  public static Advice of(Runbook runbook, ReplicaStatus status) {
    String replica = status.declaration().replica();
    if (status.problem().isPresent()) {
      return new Advice(
          status.problem().get(),
          List.of(Choice.nothing("mend that first; nothing is safe to say before")));
    }
    return switch (status.state()) {
      case READY -> ready(status);
      case FAILOVER -> new Advice("'%s' serves".formatted(replica), failedOver(runbook, status));
      case READY_TO_SWITCH ->
          new Advice(
              "'%s' serves, and its production VM has its data as of the last transfer"
                  .formatted(replica),
              List.of(
                  Choice.of(
                      PlanName.SWITCHOVER, "now, or at its time: the downtime begins with it"),
                  Choice.of(
                      PlanName.UNDO, "if it is to stay at the recovery site; nothing is lost")));
      case FAILBACK ->
          new Advice(
              "the production VM of '%s' serves, and the replica is kept as it was before"
                  .formatted(replica),
              List.of(
                  Choice.of(PlanName.COMMIT, "if the production VM works as it should"),
                  Choice.of(
                      PlanName.UNDO,
                      "if it does not: the replica serves again, and what was written since the switch is lost",
                      YES)));
      case PERMANENT ->
          new Advice("'%s' is the production VM".formatted(replica), List.of(protect(status)));
      case REPROTECTED -> reprotected(replica);
      case PROCESSING, INCOMPLETE -> interrupted(status);
    };
  }

  private static Advice reprotected(String replica) {
    return new Advice(
        "'%s' is the production VM, and what was its source is its replica".formatted(replica),
        List.of(Choice.nothing("nothing here: the runbook of the way back says what next")));
  }

  private static Choice protect(ReplicaStatus status) {
    return status.allowed().contains(ReplicaOperation.REPROTECT)
        ? Choice.of(
            PlanName.REPROTECT,
            "to protect it: nothing replicates it any more, and '%s' can become its replica"
                .formatted(status.declaration().source()),
            YES)
        : Choice.nothing("protect it: nothing replicates it any more");
  }

  private static Advice ready(ReplicaStatus status) {
    String source = status.declaration().source();
    boolean planned = status.allowed().contains(ReplicaOperation.PLANNED_FAILOVER);
    String move =
        planned
            ? "to move it on purpose: its source is shut down and nothing is lost"
            : "to move it on purpose: shut its source down by hand first, this kind has no planned failover";
    PlanName mover = planned ? PlanName.PLANNED_FAILOVER : PlanName.FAILOVER;
    Optional<PowerState> power = status.source();
    if (power.isPresent() && power.get() == PowerState.POWERED_ON) {
      return new Advice(
          "'%s' runs, and its replica is Ready".formatted(source),
          List.of(
              Choice.nothing("nothing, if it works as it should"),
              Choice.of(mover, move),
              Choice.of(
                  PlanName.FAILOVER,
                  "if its data is spoilt: from a restore point before that, with the source disconnected"),
              Choice.of(PlanName.DRILL, "to prove that it could be recovered")));
    }
    String seen =
        power
            .map(state -> "'%s' is %s".formatted(source, state.word()))
            .orElse("'%s' cannot be seen at the production site".formatted(source));
    return new Advice(
        seen,
        List.of(
            Choice.of(PlanName.FAILOVER, "if it is lost: from the latest restore point"),
            Choice.nothing("nothing, if it is off on purpose")));
  }

  private static List<Choice> failedOver(Runbook runbook, ReplicaStatus status) {
    String replica = status.declaration().replica();
    Choice stay =
        Choice.of(PlanName.PERMANENT, "to stay here for good; there is no way back then", YES);
    Choice undo =
        Choice.of(
            PlanName.UNDO,
            "to go back to '%s' without what was written here, which is lost"
                .formatted(status.declaration().source()),
            YES);
    Choice force =
        Choice.of(
            PlanName.UNDO,
            "if the host of '%s' is lost and it cannot be powered off: its failover then counts as undone"
                .formatted(replica),
            YES,
            "--force");
    Choice back = back(runbook, status);
    return status.source().isPresent()
        ? List.of(back, undo, stay, force)
        : List.of(back, stay, undo, force);
  }

  private static Choice back(Runbook runbook, ReplicaStatus status) {
    FailbackTarget target = runbook.failback().target();
    String source = status.declaration().source();
    String first = "";
    if (!status.declaration().kind().failsBackTo(target)) {
      first = ", which this kind cannot; write to location(..) first";
    } else if (target instanceof FailbackTarget.Original && status.source().isEmpty()) {
      first =
          "; '%s' cannot be seen there, so restore it from a backup and write to restored('..') first, or write to location(..) where there is none"
              .formatted(source);
    }
    return Choice.of(
        PlanName.FAILBACK, "to bring it back with what was written here: to " + target + first);
  }

  private static Advice interrupted(ReplicaStatus status) {
    List<Choice> choices =
        status.allowed().stream()
            .map(
                operation ->
                    Choice.of(
                        plan(operation),
                        operation.word()
                            + (operation.word().startsWith("undo")
                                ? " takes back what was done"
                                : " goes on where it stopped"),
                        options(operation)))
            .toList();
    return new Advice(
        "'%s' is %s; %s"
            .formatted(
                status.declaration().replica(), status.described(), status.authority().sentence()),
        choices);
  }

  private static String[] options(ReplicaOperation operation) {
    return switch (operation) {
      case UNDO_FAILOVER, UNDO_FAILBACK, PERMANENT_FAILOVER, REPROTECT -> new String[] {YES};
      default -> new String[0];
    };
  }

  private static PlanName plan(ReplicaOperation operation) {
    return switch (operation) {
      case FAILOVER -> PlanName.FAILOVER;
      case TEST_FAILOVER -> PlanName.DRILL;
      case PLANNED_FAILOVER -> PlanName.PLANNED_FAILOVER;
      case UNDO_FAILOVER, UNDO_FAILBACK -> PlanName.UNDO;
      case PERMANENT_FAILOVER -> PlanName.PERMANENT;
      case FAILBACK -> PlanName.FAILBACK;
      case SWITCHOVER -> PlanName.SWITCHOVER;
      case COMMIT_FAILBACK -> PlanName.COMMIT;
      case REPROTECT -> PlanName.REPROTECT;
    };
  }
}
