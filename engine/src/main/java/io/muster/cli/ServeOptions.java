// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.HealthEndpoint;
import io.muster.app.Records;
import io.muster.app.Server;
import io.muster.cli.view.ServeLines;
import io.muster.config.HttpSettings;
import io.muster.report.Reports;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.time.Speed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description =
          "Answer over HTTP whether it lives and is ready; 0 takes any free port (http.port, otherwise none).")
  private @Nullable Integer port;

  @Option(
      names = "--log",
      paramLabel = "FORMAT",
      description =
          "Write the log to the standard output, as text or json, with what happens in runs.")
  private @Nullable LogFormat log;

  /** A port, or a sentence of what is wrong with it. */
  static final class PortConverter implements CommandLine.ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
      return HttpSettings.port(text).stream()
          .boxed()
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not a port from 0 to 65535".formatted(text)));
    }
  }

  /**
   * Where the node tells what happens; the log goes there too, where that is wanted.
   *
   * @param out for people, where it does not
   */
  ServeLines lines(PrintWriter out) {
    if (log == null) {
      return ServeLines.printed(out);
    }
    log.use();
    return ServeLines.logged();
  }

  /** What tells over HTTP how this process is; it answers at once, where that is wanted. */
  HealthEndpoint health(Records records) {
    HttpSettings settings = HealthEndpoint.settings(Optional.ofNullable(config));
    return HealthEndpoint.open(
        port == null ? settings : settings.at(port), records, Version.reported());
  }

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
