// SPDX-License-Identifier: Apache-2.0
package io.muster.metrics;

import io.muster.config.NotifyTarget;
import io.muster.config.NotifyTarget.Kind;
import io.muster.journal.Journal;
import io.muster.notify.Tally;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.runbook.Runbook;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What is measured in a process. Labels are names of runbooks, plans, sites and targets, and words
 * of Muster's; never machines or runs, of which there are too many.
 */
public final class Metrics implements BiConsumer<RunId, RunEvent>, Tally {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Journal journal;
  private final RunMetrics runs;
  private final VCenterMetrics vCenters = new VCenterMetrics(registry);
  private final Histogram appends =
      Histogram.builder()
          .name("muster_journal_append_seconds")
          .help("How long it takes to write an event of a run down for good.")
          .unit(Unit.SECONDS)
          .classicOnly()
          .classicUpperBounds(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)
          .register(registry);
  private final Counter notifications =
      Counter.builder()
          .name("muster_notifications_total")
          .help("Attempts to tell a target something: sent, failed and tried again, or given_up.")
          .labelNames("target", "kind", "result")
          .register(registry);

  /**
   * @param journal what is in it is counted when somebody asks
   * @param version of Muster
   */
  public Metrics(Journal journal, String version) {
    this.journal = journal;
    this.runs = new RunMetrics(registry, journal);
    Info.builder()
        .name("muster_build_info")
        .help("The version that runs.")
        .labelNames("version")
        .register(registry)
        .addLabelValues(version);
  }

  /**
   * Counts what is in the journal too.
   *
   * @param machine the clock by which counts get old
   * @param runbooks those whose drills begin by themselves
   */
  public void serves(InstantSource machine, Supplier<? extends Collection<Runbook>> runbooks) {
    new JournalMetrics(journal, machine, runbooks).register(registry);
  }

  @Override
  public void accept(RunId run, RunEvent event) {
    runs.accept(run, event);
  }

  @Override
  public void count(NotifyTarget target, Kind kind, Fate fate) {
    String result = fate.name().toLowerCase(Locale.ROOT);
    notifications.labelValues(target.name(), kind.word(), result).inc();
  }

  /** An event was written down. */
  public void appended(Duration taken) {
    appends.observe(seconds(taken));
  }

  /** What is measured of calls to vCenters. */
  public VCenterMetrics vCenters() {
    return vCenters;
  }

  /** All of it in Prometheus' text format 0.0.4. */
  public String page() {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(page, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString(StandardCharsets.UTF_8);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
