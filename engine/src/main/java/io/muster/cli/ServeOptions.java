// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.app.Server;
import io.muster.report.Reports;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.time.Speed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a node. */
final class ServeOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The sites; without it, the labs that are kept.")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where Muster keeps its data (~/.local/share/muster).")
  private @Nullable Path data;

  @Option(
      names = "--speed",
      paramLabel = "N",
      converter = RunOptions.SpeedConverter.class,
      defaultValue = "60",
      description = "Lab seconds in a real one, or max (${DEFAULT-VALUE}).")
  private Speed speed = new Speed(60);

  Records records() {
    return Records.open(Optional.ofNullable(config), folder(), "muster serve");
  }

  /** Writes the reports of runs that have ended. */
  Witness witness(Records records, PrintWriter err) {
    Reports reports = new Reports(Reports.folder(folder()), records.journal(), Version.reported());
    return new Witness(_ -> {}, reports, records.journal(), err);
  }

  private Path folder() {
    return data == null ? RunOptions.usualData() : data;
  }

  /**
   * @param events is told what happens in the runs of this process
   */
  Server start(Records records, BiConsumer<RunId, RunEvent> events) {
    return config == null
        ? Server.labs(folder(), speed, records, events)
        : Server.live(config, records, events);
  }
}
