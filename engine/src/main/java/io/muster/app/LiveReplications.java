// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.Configuration;
import io.muster.config.ReplicationSettings;
import io.muster.replication.Replication;
import io.muster.replication.ReplicationFault;
import io.muster.replication.Replications;
import io.muster.replication.endpoint.EndpointReplication;
import io.muster.replication.snapshot.SnapshotReplication;
import io.muster.runbook.ReplicaKind;
import io.muster.vsphere.VSphereSites;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The replications of a configuration: what it names for a kind, and plain vSphere for snapshot
 * replicas where it names nothing.
 */
final class LiveReplications implements Replications, AutoCloseable {

  private final Path file;
  private final Configuration configuration;
  private final VSphereSites sites;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Map<ReplicaKind, Replication> made = new EnumMap<>(ReplicaKind.class);
  private final Map<String, EndpointReplication> endpoints = new HashMap<>();

  LiveReplications(Path file, Configuration configuration, VSphereSites sites) {
    this.file = file;
    this.configuration = configuration;
    this.sites = sites;
  }

  @Override
  public synchronized Replication of(ReplicaKind kind) {
    return made.computeIfAbsent(kind, this::make);
  }

  private Replication make(ReplicaKind kind) {
    Optional<ReplicationSettings> named =
        configuration.replications().values().stream()
            .filter(settings -> settings.kinds().contains(kind))
            .findFirst();
    if (named.isPresent()) {
      return endpoints.computeIfAbsent(named.get().name(), _ -> endpoint(named.get()));
    }
    if (kind == ReplicaKind.SNAPSHOT) {
      int keep = configuration.snapshots().keep().orElse(SnapshotReplication.USUAL_POINTS);
      return new SnapshotReplication(sites, keep);
    }
    throw new ReplicationFault(
        "NotConfigured",
        true,
        "nothing in '%s' keeps %s replicas; add replication.<name>.kinds = %s and the addresses of its calls"
            .formatted(file, kind.word(), kind.word()),
        null);
  }

  /** Camel is started once, when it is first needed. */
  private EndpointReplication endpoint(ReplicationSettings settings) {
    if (!camel.isStarted()) {
      camel.disableJMX();
      camel.start();
    }
    return new EndpointReplication(settings, camel);
  }

  @Override
  public synchronized void close() {
    endpoints.values().forEach(EndpointReplication::close);
    camel.stop();
  }
}
