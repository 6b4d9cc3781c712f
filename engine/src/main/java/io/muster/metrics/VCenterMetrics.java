// SPDX-License-Identifier: Apache-2.0
package io.muster.metrics;

import io.muster.vsphere.CallMeter;
import io.muster.vsphere.VSphereFault;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What is measured of calls to vCenters. */
public final class VCenterMetrics implements CallMeter {

  private final Gauge limits;
  private final Gauge underWay;
  private final Histogram calls;
  private final Counter faults;

  VCenterMetrics(PrometheusRegistry registry) {
    limits =
        Gauge.builder()
            .name("muster_vcenter_calls_limit")
            .help("The most calls to a vCenter at a time: site.NAME.parallel.")
            .labelNames("site")
            .register(registry);
    underWay =
        Gauge.builder()
            .name("muster_vcenter_calls_in_flight")
            .help("Calls to a vCenter that are under way, or wait for a place.")
            .labelNames("site")
            .register(registry);
    calls =
        Histogram.builder()
            .name("muster_vcenter_call_seconds")
            .help("How long calls to a vCenter take, the wait for a place included.")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60)
            .labelNames("site")
            .register(registry);
    faults =
        Counter.builder()
            .name("muster_vcenter_faults_total")
            .help("Calls to a vCenter that have failed, by kind of fault.")
            .labelNames("site", "kind")
            .register(registry);
  }

  @Override
  public void begins(String site, int most) {
    limits.labelValues(site).set(most);
    underWay.labelValues(site).inc();
  }

  @Override
  public void ended(String site, Duration taken, Optional<VSphereFault.Kind> fault) {
    underWay.labelValues(site).dec();
    calls.labelValues(site).observe(Metrics.seconds(taken));
    fault.ifPresent(kind -> faults.labelValues(site, kind.name().toLowerCase(Locale.ROOT)).inc());
  }
}
