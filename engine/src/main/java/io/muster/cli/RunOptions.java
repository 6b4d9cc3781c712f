// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.DataFolder;
import io.muster.app.MarkedReplicas;
import io.muster.app.Records;
import io.muster.app.Workplace;
import io.muster.journal.Journal;
import io.muster.report.Reports;
import io.muster.run.Actor;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.time.Speed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options of commands that run something. */
final class RunOptions {

  /** How a run is shown. */
  enum Output {
    TEXT,
    JSON
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The sites; without it, the lab is used.")
  private @Nullable Path config;

  @Option(
      names = "--lab",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = "",
      description = "The lab, described by a .lab.groovy file or made to fit the runbook.")
  private @Nullable String lab;

  @Option(
      names = "--speed",
      paramLabel = "N",
      converter = SpeedConverter.class,
      defaultValue = "60",
      description = "Lab seconds in a real one, or max (${DEFAULT-VALUE}).")
  private Speed speed = new Speed(60);

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the lab's chances (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter of the runbook.")
  private Map<String, String> parameters = Map.of();

  @Option(names = "--output", description = "text (default) or json, one object a line.")
  private Output output = Output.TEXT;

  @Option(names = "--yes", description = "Answer yes to what would be asked.")
  private boolean yes;

  @Option(
      names = "--force",
      description =
          "Fail over a replica that somebody else has changed; count a failover as undone though its replica cannot be reached; undo a failback without a production VM that is lost.")
  private boolean force;

  @Option(names = "--by", paramLabel = "NAME", description = "Who asks for it (you).")
  private String by = System.getProperty("user.name", "somebody");

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
  private String reason = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where Muster keeps its data (~/.local/share/muster).")
  private @Nullable Path data;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Ask the node that answers there, with the token in MUSTER_TOKEN; the runbook is then one of its, by name.")
  private @Nullable String server;

  @Option(names = "--no-color", description = "No colours.")
  private boolean noColor;

  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  boolean wantsLab() {
    return lab != null;
  }

  /** The node that is asked instead of doing it here. */
  Optional<Remote> remote() {
    Optional<Remote> remote = Optional.ofNullable(server).map(it -> Remote.at(it, System.getenv()));
    if (remote.isPresent() && (config != null || wantsLab() || data != null || force)) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "--config, --lab, --data and --force are of this machine, and --server asks another; leave them out");
    }
    return remote;
  }

  boolean force() {
    return force;
  }

  boolean yes() {
    return yes;
  }

  /** Who asks, and why. */
  Actor actor() {
    return new Actor(by, reason);
  }

  Optional<Path> labFile() {
    return Optional.ofNullable(lab).filter(file -> !file.isEmpty()).map(Path::of);
  }

  /** The options that say where a run takes place, as they were given. */
  String sites() {
    return (config == null ? "" : " --config " + config)
        + (lab == null ? "" : " --lab" + (lab.isEmpty() ? "" : " " + lab))
        + (data == null ? "" : " --data " + data);
  }

  /** The options that say where runs are written down, as they were given. */
  String journalOptions() {
    return (config == null ? "" : " --config " + config) + (data == null ? "" : " --data " + data);
  }

  Speed speed() {
    return speed;
  }

  long seed() {
    return seed;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Output output() {
    return output;
  }

  boolean color() {
    return !noColor && System.getenv("NO_COLOR") == null;
  }

  Path data() {
    return data == null ? DataFolder.usual() : data;
  }

  /** Where runs are written down. */
  Records records() {
    requireOnePlace();
    return Records.open(config(), data(), "muster " + command.name());
  }

  /** Whether runs were written down there before. */
  boolean hasJournal() {
    return Records.isThere(config(), data());
  }

  /** The reports of runs. */
  Reports reports(Journal journal) {
    return new Reports(Reports.folder(data()), journal, Version.reported());
  }

  /** The sites that a runbook is run on. */
  Workplace open(Runbook runbook) {
    Records records = records();
    return open(runbook, records).closing(records);
  }

  /**
   * The same.
   *
   * @param records where its runs are written down
   */
  Workplace open(Runbook runbook, Records records) {
    requireOnePlace();
    if (config == null || Workplace.isLab(config)) {
      return Workplace.lab(runbook, labFile(), speed, seed, data(), records);
    }
    return Workplace.live(runbook, config, records);
  }

  /**
   * The sites that a run takes place on.
   *
   * @param records where it is written down
   */
  Workplace open(StoredRun run, Records records) {
    StoredRun.Place place = run.place();
    Optional<Path> file =
        place.file().isEmpty() ? Optional.empty() : Optional.of(Path.of(place.file()));
    if (place.lab()) {
      return Workplace.lab(run.runbook(), labFile().or(() -> file), speed, seed, data(), records);
    }
    return Workplace.live(run.runbook(), config().or(() -> file).orElseThrow(), records);
  }

  /** What is marked on the sites, without a runbook. */
  List<MarkedReplicas> marked() {
    if (labFile().isPresent()) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "a lab file describes a lab for a runbook; name the runbook too, or leave '%s' out"
              .formatted(labFile().get()));
    }
    if (config == null) {
      return MarkedReplicas.lab(data());
    }
    requireOnePlace();
    return MarkedReplicas.live(config);
  }

  /** Refuses both kinds of sites at once. */
  void requireOnePlace() {
    if (config != null && wantsLab()) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "--config names real sites and --lab a simulated one; give one of them");
    }
  }

  /** Reads {@code 60} or {@code max}. */
  static final class SpeedConverter implements ITypeConverter<Speed> {
    @Override
    public Speed convert(String text) {
      return Speed.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is not a speed; write a number above 0, or max"));
    }
  }
}
