// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.DataFolder;
import io.muster.app.DrillSources;
import io.muster.app.HealthEndpoint;
import io.muster.app.LabTime;
import io.muster.app.Observation;
import io.muster.app.Records;
import io.muster.app.Server;
import io.muster.app.api.ApiDoor;
import io.muster.app.console.ConsolePages;
import io.muster.cli.view.ServeLines;
import io.muster.config.HttpSettings;
import io.muster.http.Door;
import io.muster.report.Reports;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.time.Speed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of a node. */
final class ServeOptions {

  @Parameters(
      paramLabel = "RUNBOOK",
      arity = "0..*",
      description = "Files of runbooks, and folders of them, whose drills begin by themselves.")
  private List<Path> runbooks = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The sites, calendars and more; without it, the labs are used.")
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
      names = "--from",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "When the clock of the labs begins (now).")
  private @Nullable Instant from;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "When it ends in the labs: nothing begins after that.")
  private @Nullable Instant until;

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
  HealthEndpoint health(Records records, Observation observation, ApiDoor api) {
    List<Door> doors = new ArrayList<>(observation.doors());
    doors.add(api.door());
    doors.add(ConsolePages.door());
    HttpSettings settings = HealthEndpoint.settings(Optional.ofNullable(config));
    return HealthEndpoint.open(
        port == null ? settings : settings.at(port), records, Version.reported(), doors);
  }

  /** What others are let know. */
  Observation observation(Records records) {
    return Observation.open(Optional.ofNullable(config), records, Version.reported());
  }

  /** What may be asked and done over HTTP. */
  ApiDoor api(Records records) {
    return new ApiDoor(Optional.ofNullable(config), records, folder(), Version.reported());
  }

  /** Tells the first token where it is read, and by nobody else. */
  void tell(String token, Console console, ServeLines lines) {
    FirstToken first = new FirstToken(console, lines, folder());
    if (log == null) {
      first.print(token);
    } else {
      first.write(token);
    }
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
    return data == null ? DataFolder.usual() : data;
  }

  /** When drills begin by themselves. */
  DrillSources drills(Consumer<String> told) {
    return DrillSources.of(runbooks, Optional.ofNullable(config), told);
  }

  /**
   * @param events is told what happens in the runs of this process
   * @throws CommandRefused when options do not go together
   */
  Server start(Records records, DrillSources drills, BiConsumer<RunId, RunEvent> events) {
    if (config == null || drills.lab()) {
      requireEnd(drills);
      LabTime labs =
          new LabTime(folder(), speed, Optional.ofNullable(from), Optional.ofNullable(until));
      return Server.labs(labs, records, drills, events);
    }
    if (from != null || until != null) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "--from and --until are of labs, and '%s' has real sites; leave them out"
              .formatted(config));
    }
    return Server.live(config, records, drills, events);
  }

  private void requireEnd(DrillSources drills) {
    if (drills.any() && speed.equals(Speed.MAX) && until == null) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "--speed max goes from drill to drill without end; say where it ends, such as --until 2026-12-01T00:00:00Z");
    }
  }
}
