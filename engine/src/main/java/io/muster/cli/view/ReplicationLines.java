// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.ReplicationTurn;
import io.muster.problem.Json;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** A line for the beginning and the end of every turn of replication. */
public final class ReplicationLines implements Consumer<ReplicationTurn> {

  private final PrintWriter out;
  private final boolean json;
  private boolean failed;
  private boolean refused;

  /**
   * @param json whether each line is a JSON object
   */
  public ReplicationLines(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  @Override
  public void accept(ReplicationTurn turn) {
    out.println(json ? object(turn) : text(turn));
    out.flush();
    turn.fault()
        .ifPresent(
            fault -> {
              failed |= !fault.refused();
              refused |= fault.refused();
            });
  }

  private static String text(ReplicationTurn turn) {
    String detail =
        turn.state() == ReplicationTurn.State.FAILED ? "failed: " + turn.detail() : turn.detail();
    return "%s  %s: %s"
        .formatted(turn.time().truncatedTo(ChronoUnit.SECONDS), turn.machine(), detail);
  }

  private static Json object(ReplicationTurn turn) {
    String state = turn.state().name().toLowerCase(Locale.ROOT);
    Json object =
        Json.object()
            .put("time", turn.time().toString())
            .put("type", "replication." + state)
            .put("vm", turn.machine())
            .put("state", state)
            .put("detail", turn.detail());
    turn.fault().ifPresent(fault -> object.put("fault", fault.name()));
    return object;
  }

  /** Whether anything went wrong that may go well another time. */
  public boolean failed() {
    return failed;
  }

  /** Whether anything is in the way until somebody has changed it. */
  public boolean refused() {
    return refused;
  }
}
