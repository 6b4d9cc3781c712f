// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint

import io.muster.config.ReplicationCall
import io.muster.config.ReplicationSettings
import io.muster.replication.Production
import io.muster.replication.Replicated
import io.muster.runbook.ReplicaKind
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.vsphere.VmId
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import org.apache.camel.impl.DefaultCamelContext
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A replication over a service of the test. */
abstract class EndpointSpecification extends Specification {

  static final Instant START = Instant.parse('2026-11-21T12:00:00Z')
  static final Production PRODUCTION = new Production('berlin', 'mq01', new VmId('uuid-production'), false)

  @AutoCleanup
  SimulatedTime time = new SimulatedTime(START, Speed.MAX)

  @AutoCleanup
  ReplicationService service = new ReplicationService()

  @AutoCleanup('stop')
  DefaultCamelContext camel = new DefaultCamelContext()

  def setup() {
    camel.disableJMX()
    camel.start()
  }

  EndpointReplication replication(Map<String, String> addresses, Duration within = Duration.ofSeconds(20)) {
    def byCall = addresses.collectEntries { word, address -> [ReplicationCall.of(word).orElseThrow(), address] }
    new EndpointReplication(new ReplicationSettings('array', EnumSet.of(ReplicaKind.CDP), byCall, within), camel)
  }

  /** A replication that has an address for every call. */
  EndpointReplication getReplication() {
    replication((ReplicationCall.words() - 'look').collectEntries { [it, "$service.url/\${replicaId}/$it" as String] })
  }

  Replicated replica(Map with = [:]) {
    new Replicated(with.kind ?: ReplicaKind.CDP, 'berlin', 'mq01', 'frankfurt', with.name ?: 'mq01_replica',
      new VmId('uuid-replica'), time, START.plus(with.within ?: Duration.ofHours(1)))
  }

  /** Runs work on a thread of the simulated time, as the engine does. */
  def <T> T within(Closure<T> work) {
    def ended = new CompletableFuture<T>()
    time.fork('spec') {
      try {
        ended.complete(work())
      } catch (Throwable problem) {
        ended.completeExceptionally(problem)
      }
    }
    try {
      return ended.get()
    } catch (ExecutionException e) {
      throw e.cause
    }
  }
}
