// SPDX-License-Identifier: Apache-2.0
package io.muster.reconcile;

import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaMark;
import io.muster.replica.ReplicaState;
import io.muster.replica.State;
import io.muster.run.RunSummary;
import java.util.Optional;

/**
 * A replica of which the journal says something else than its VM.
 *
 * @param journal what the journal says; nothing means Ready
 * @param there whether there is such a VM
 * @param mark what is written onto it; nothing means Ready
 * @param owner the run that it belongs to
 */
public record Difference(
    ReplicaKey replica,
    Optional<ReplicaState> journal,
    boolean there,
    Optional<ReplicaMark> mark,
    Optional<RunSummary> owner) {

  /** Whether the journal may be told what the VM says: no run is going to write to it. */
  public boolean canBeAdopted() {
    return owner.isEmpty();
  }

  /** What the journal is told then; nothing where it is to forget the replica. */
  public Optional<ReplicaState> adopted() {
    return mark.map(
        it ->
            new ReplicaState(
                replica,
                it.state(),
                it.state() == State.READY ? "" : it.point(),
                it.since(),
                it.run()));
  }

  /** What the two say, since when and by which run. */
  public String sentence() {
    return "'%s' on '%s': the journal %s; %s%s"
        .formatted(
            replica.name(),
            replica.site(),
            journal.map(Difference::recorded).orElse("knows nothing of it, which means Ready"),
            seen(),
            owner.map(Difference::belongs).orElse(""));
  }

  private static String recorded(ReplicaState state) {
    return "has it as %s since %s by run '%s'%s"
        .formatted(state.state().word(), state.since(), state.run(), from(state.point()));
  }

  private String seen() {
    if (!there) {
      return replica.inLab()
          ? "the lab of '%s' that is kept has no such VM, or none is kept".formatted(replica.lab())
          : "there is no VM of that name";
    }
    return mark.map(Difference::marked).orElse("its VM carries no mark, which means Ready");
  }

  private static String marked(ReplicaMark mark) {
    String state =
        "its VM says %s%s".formatted(mark.state().word(), mark.drill() ? " of a drill" : "");
    String by = "since %s by run '%s'".formatted(mark.since(), mark.run());
    return mark.begun()
        .map(it -> "%s, and that %s has begun %s and has not ended".formatted(state, it.word(), by))
        .orElseGet(() -> "%s %s%s".formatted(state, by, from(mark.point())));
  }

  private static String from(String point) {
    return point.isEmpty() ? "" : ", from '%s'".formatted(point);
  }

  private static String belongs(RunSummary run) {
    return "; it belongs to run '%s', which is %s and settles it: see 'muster status %s'"
        .formatted(run.id(), run.state().word(), run.id());
  }
}
