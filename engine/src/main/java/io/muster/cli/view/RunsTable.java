// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.json.StatusJson;
import io.muster.run.Outcome;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import java.util.ArrayList;
import java.util.List;

/** Runs, a line each. */
public final class RunsTable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunsTable() {}

  public static String text(List<RunSummary> runs) {
    if (runs.isEmpty()) {
      return "no run was written down yet\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("run", "plan", "state", "started", "last event", "node"));
    for (RunSummary run : runs) {
      rows.add(
          List.of(
              run.id().value(),
              run.plan().word(),
              state(run),
              run.started().toString(),
              run.changed().toString(),
              run.node()));
    }
    return Columns.text(rows);
  }

  private static String state(RunSummary run) {
    return switch (run.state()) {
      case ENDED -> run.outcome().map(Outcome::word).orElse(RunState.ENDED.word());
      case WAITING ->
          run.until().map(until -> "waiting until " + until).orElse(RunState.WAITING.word());
      case RUNNING, HALTED -> run.state().word();
    };
  }

  /** One JSON object a line. */
  public static String json(List<RunSummary> runs) {
    StringBuilder text = new StringBuilder();
    for (RunSummary run : runs) {
      text.append(written(StatusJson.of(run))).append('\n');
    }
    return text.toString();
  }

  static String written(ObjectNode line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line cannot be written as JSON", e);
    }
  }
}
