// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.run.Control;
import io.muster.run.Resumption;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a run stands, as programs read it. */
public final class RunJson {

  private RunJson() {}

  /** What is to be known of the run as a whole. */
  public static ObjectNode of(StoredRun run, RunHistory history) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("run", run.id().value()).put("runbook", run.runbook().name());
    head.put("digest", run.runbook().source().sha256()).put("plan", run.plan().name().word());
    head.put("state", history.state().word());
    head.put("outcome", history.end().map(end -> end.outcome().word()).orElse(null));
    head.put("started", run.started().toString()).put("by", run.by().name());
    head.put("reason", run.by().reason()).put("allowed", allowed(run.id(), history));
    return head;
  }

  /** What the run can be told now, with commas between. */
  public static String allowed(RunId run, RunHistory history) {
    return Stream.of(Control.values())
        .filter(it -> Resumption.refusal(run, history, it, Optional.empty()).isEmpty())
        .map(Control::word)
        .collect(Collectors.joining(", "));
  }
}
