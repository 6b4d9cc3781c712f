// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.NotYet;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Step;
import io.muster.runbook.StepOptions;
import io.muster.runbook.Verification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.util.URISupport;

/**
 * How a step is written as an endpoint; only what differs from the endpoint's defaults is named.
 */
final class EndpointUris {

  private EndpointUris() {}

  static String replica(Step.Vm vm) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("vm", vm.vm());
    if (vm.operation() != ReplicaOperation.UNDO_FAILOVER) {
      options.put("restorePoint", point(vm.point()));
    }
    if (vm.delay().isPositive()) {
      options.put("delay", duration(vm.delay()));
    }
    putCommon(options, vm.options());
    return uri("replica:" + vm.operation().word(), options);
  }

  static String power(Step.Power power) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("vm", power.vm());
    power.site().ifPresent(site -> options.put("site", site));
    putCommon(options, power.options());
    return uri("vsphere:" + power.action().word(), options);
  }

  static String connection(Step.Connection connection) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("vm", connection.vm());
    connection.site().ifPresent(site -> options.put("site", site));
    connection.network().ifPresent(network -> options.put("network", network));
    putCommon(options, connection.options());
    return uri("vsphere:" + connection.word(), options);
  }

  static String probe(Verification verification) {
    Map<String, Object> options = new LinkedHashMap<>();
    String kind =
        switch (verification) {
          case Verification.Tools tools -> {
            options.put("vm", tools.vm());
            yield "tools";
          }
          case Verification.Address address -> {
            options.put("vm", address.vm());
            yield "address";
          }
          case Verification.Tcp tcp -> {
            options.put("vm", tcp.vm());
            options.put("port", tcp.port());
            yield "tcp";
          }
          case Verification.Heartbeat _,
              Verification.Ping _,
              Verification.Guest _,
              Verification.Call _ ->
              throw NotYet.reached(verification);
          case Verification.Http http -> {
            options.put("url", http.url());
            options.put("expect", http.status());
            yield "http";
          }
        };
    options.put("within", duration(verification.within()));
    options.put("every", duration(verification.every()));
    return uri("probe:" + kind, options);
  }

  private static String point(RestorePointChoice choice) {
    return switch (choice) {
      case RestorePointChoice.Latest _ -> "latest";
      case RestorePointChoice.Before before -> "before:" + before.instant();
      case RestorePointChoice.Named named -> "named:" + named.name();
      case RestorePointChoice.At at -> "at:" + at.instant();
      case RestorePointChoice.LatestConsistent _ -> "latestConsistent";
    };
  }

  private static void putCommon(Map<String, Object> options, StepOptions common) {
    if (common.retries() > 0) {
      options.put("retries", common.retries());
    }
    common.timeout().ifPresent(timeout -> options.put("timeout", duration(timeout)));
    if (!common.critical()) {
      options.put("critical", false);
    }
  }

  /** In Camel's notation, such as {@code 90s}, {@code 5m} or {@code 250} for milliseconds. */
  private static String duration(Duration duration) {
    if (duration.toMillisPart() != 0) {
      return Long.toString(duration.toMillis());
    }
    long seconds = duration.toSeconds();
    return seconds % 3600 == 0 && seconds > 0
        ? seconds / 3600 + "h"
        : seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** A value that Camel takes as it is. */
  static String raw(String value) {
    return "RAW(" + value + ")";
  }

  private static String uri(String path, Map<String, Object> options) {
    return path + "?" + URISupport.createQueryString(options);
  }
}
