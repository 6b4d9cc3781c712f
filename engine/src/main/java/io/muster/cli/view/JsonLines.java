// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.engine.RunReport;
import io.muster.engine.RunWarning;
import io.muster.json.EventJson;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** One JSON object a line for every event (DESIGN.md, section 7). */
public final class JsonLines implements RunView {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private RunId run = new RunId("");

  public JsonLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunStarted started) {
      run = started.run();
    }
    EventJson.of(run, event).ifPresent(this::print);
  }

  private void print(ObjectNode line) {
    try {
      out.println(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }

  @Override
  public void warn(RunWarning warning) {
    print(
        JSON.createObjectNode()
            .put("time", warning.time().toString())
            .put("type", "run.warning")
            .put("run", warning.run().value())
            .put("state", "starting")
            .put("detail", warning.sentence()));
    out.flush();
  }

  @Override
  public void end(RunReport report, Optional<Path> page) {
    out.flush();
  }
}
