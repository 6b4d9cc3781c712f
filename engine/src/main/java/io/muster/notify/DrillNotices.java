// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.config.NotifyTarget.Kind;
import io.muster.json.CloudEvent;
import io.muster.schedule.drill.OverdueDrills.Overdue;
import java.time.Instant;

/** What is to be told of drills. */
final class DrillNotices {

  private DrillNotices() {}

  /**
   * Of a runbook that was not proven for too long.
   *
   * @param now when that was seen
   */
  static Notice overdue(String runbook, Overdue overdue, Instant now) {
    String since = overdue.proven().map(it -> "since " + it).orElse("yet");
    String text =
        "no drill of '%s' has succeeded %s, and its times have passed twice"
            .formatted(runbook, since);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("time", now.toString()).put("type", "drill.overdue").put("runbook", runbook);
    data.put("detail", text);
    Facts facts =
        Facts.none()
            .add("Runbook", runbook)
            .add("Times", overdue.times())
            .add("Last time", overdue.missed().toString())
            .add("To see what was run", "muster runs");
    String id = "drill/%s/%d".formatted(runbook, overdue.missed().getEpochSecond());
    return new Notice(
        Kind.OVERDUE,
        runbook,
        "drill of '%s' is overdue".formatted(runbook),
        text,
        facts.all(),
        CloudEvent.of(runbook, id, "drill", data));
  }
}
