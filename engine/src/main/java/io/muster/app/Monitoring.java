// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.http.Door;
import io.muster.metrics.Metrics;
import io.muster.notify.Tally;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.vsphere.CallMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** What a process that stays measures of itself. It is told what happens in its runs. */
public final class Monitoring implements BiConsumer<RunId, RunEvent> {

  private final Metrics metrics;

  private Monitoring(Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Begins to measure.
   *
   * @param records what is done with them is measured too
   * @param version of Muster
   */
  public static Monitoring begin(Records records, String version) {
    Metrics metrics = new Metrics(records.journal(), version);
    records.measure(
        new Meters() {
          @Override
          public void appended(Duration taken) {
            metrics.appended(taken);
          }

          @Override
          public CallMeter vCenters() {
            return metrics.vCenters();
          }
        });
    return new Monitoring(metrics);
  }

  /** The process goes on with runs from now on. */
  public void serves(Server server) {
    metrics.serves(InstantSource.system(), server::runbooks);
  }

  @Override
  public void accept(RunId run, RunEvent event) {
    metrics.accept(run, event);
  }

  /** Counts notifications. */
  public Tally notifications() {
    return metrics;
  }

  /** What is measured, over HTTP. */
  public Door door() {
    return Door.metrics(this::page);
  }

  /** What Prometheus reads. */
  private String page() {
    return metrics.page();
  }
}
