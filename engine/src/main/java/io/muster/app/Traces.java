// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.Configuration;
import io.muster.config.OtlpSettings;
import io.muster.trace.TraceExport;
import java.nio.file.Path;
import java.util.Optional;

/** The traces that a process sends of runs, where a configuration says to which collector. */
public final class Traces implements AutoCloseable {

  private final Optional<OtlpSettings> settings;
  private final Records records;
  private final String version;
  private final Turns turns;
  private Optional<TraceExport> export = Optional.empty();

  private Traces(Optional<OtlpSettings> settings, Records records, String version) {
    this.settings = settings;
    this.records = records;
    this.version = version;
    this.turns = new Turns(records);
  }

  /**
   * Those of a configuration; nothing is sent before {@link #begin}.
   *
   * @param version of Muster
   * @throws io.muster.config.ConfigurationException when the configuration cannot be read
   */
  public static Traces open(Optional<Path> configuration, Records records, String version) {
    return new Traces(
        configuration.flatMap(file -> Configuration.load(file, new Placeholders()).otlp()),
        records,
        version);
  }

  /** The process goes on with runs from now on. */
  public void begin() {
    export = settings.map(this::export);
    export.ifPresent(it -> turns.begin("traces", it::round));
  }

  private TraceExport export(OtlpSettings to) {
    return new TraceExport(
        to, records.journal(), records.noticeMarks(), turns.time()::now, records.node(), version);
  }

  @Override
  public void close() {
    turns.close();
    export.ifPresent(TraceExport::close);
  }
}
