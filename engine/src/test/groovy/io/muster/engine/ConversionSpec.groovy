// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.config.ReplicationCall
import io.muster.config.ReplicationSettings
import io.muster.replication.MountedDisks
import io.muster.replication.Replicated
import io.muster.replication.Replication
import io.muster.replication.endpoint.EndpointReplication
import io.muster.replication.endpoint.ReplicationService
import io.muster.run.Outcome
import io.muster.runbook.ReplicaKind
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration
import org.apache.camel.impl.DefaultCamelContext
import spock.lang.AutoCleanup

/** The disks of universal replicas are converted by a service of the test, without a program in a guest. */
class ConversionSpec extends RunbookSpecification {

  @AutoCleanup
  ReplicationService service = new ReplicationService()

  @AutoCleanup('stop')
  DefaultCamelContext camel = new DefaultCamelContext()

  List<String> calls = []

  def 'the disks are at the mount host while an endpoint converts them, and the replica starts then'() {
    given:
    def erp = universal()
    def attached = []
    service.mischief << { exchange, request ->
      attached << [request.mountHost.name, request.disks, calls.contains('attachDisk'), calls.contains('detachDisk')]
      ReplicationService.answer(exchange, 200, '{"state": "done"}')
    }
    converting(erp, [convert: "$service.url/convert" as String])

    when:
    def report = run(erp)

    then:
    report.outcome() == Outcome.DONE
    attached == [['mnt01', replica('ora01_replica').hardware().disks()*.path(), true, false]]
    service.requests*.call == ['convert']
    calls == ['attachDisk', 'detachDisk', 'connectAdapter', 'powerOn']
    replica('ora01_replica').powerState() == PowerState.POWERED_ON
  }

  def 'what the endpoint refuses is told, the disks are detached, and the replica does not start'() {
    given:
    def erp = universal()
    service.mischief << { exchange, request ->
      ReplicationService.answer(exchange, 200, '{"state": "failed", "message": "no drivers for this system", "refused": true}')
    }
    converting(erp, [convert: "$service.url/convert" as String])

    when:
    def report = run(erp)

    then:
    report.outcome() == Outcome.HALTED
    report.failure().get().fault().sentence() == "replication 'array' has not done 'convert' of 'ora01_replica': it says: no drivers for this system (Failed)"
    replica('mnt01').hardware().disks().size() == 1
    replica('ora01_replica').powerState() == PowerState.POWERED_OFF
  }

  def 'a program that ends with another exit code than 0 fails the step, its disks are detached, and the next attempt goes on'() {
    given:
    def erp = universal()
    startLab(erp, "faults { programEnds 'mnt01', exitCode: 3, times: 1 }")

    when:
    def report = run(erp)

    then:
    report.outcome() == Outcome.HALTED
    with(report.failure().get().fault()) {
      name() == 'ConversionFailed'
      sentence() == "'/usr/local/sbin/convert' on 'mnt01' has ended with 3; see its log there"
    }
    replica('mnt01').hardware().disks().size() == 1
    replica('ora01_replica').powerState() == PowerState.POWERED_OFF

    when:
    def again = run(erp)

    then:
    again.outcome() == Outcome.DONE
    replica('mnt01').hardware().disks().size() == 1
    replica('ora01_replica').powerState() == PowerState.POWERED_ON
  }

  def 'without an endpoint and without a program it is refused, and told which settings there are'() {
    given:
    def erp = universal()
    converting(erp, [points: "$service.url/points" as String])

    when:
    run(erp)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == ["nothing says how the disks of 'ora01_replica' are converted on 'mnt01'; set site.frankfurt.convert, .convertUser and .convertPassword in the configuration, or replication.<name>.convert"]
    calls == []
    replica('mnt01').hardware().disks().size() == 1
  }

  private static Runbook universal() {
    load('''\
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { universal 'ora01', mountHost: 'mnt01' }
        failover { group('data') { vm 'ora01' } }
        failback { to location(host: 'esx1.berlin') }
      }''')
  }

  /** A lab whose replicas are kept by the lab, and converted by what has these addresses. */
  private void converting(Runbook erp, Map<String, String> addresses) {
    camel.disableJMX()
    camel.start()
    startLab(erp)
    def byCall = addresses.collectEntries { word, address -> [ReplicationCall.of(word).orElseThrow(), address] }
    def settings = new ReplicationSettings('array', EnumSet.of(ReplicaKind.UNIVERSAL), byCall, Duration.ofSeconds(20))
    def replication = new Converting(kept: lab.replication(), endpoint: new EndpointReplication(settings, camel))
    engine = engine(new Sites(FailoverSpec.recording(calls, lab::vSphere), { replication }, lab.guestNetwork(), { Optional.empty() }, false))
  }

  static class Converting implements Replication {
    @Delegate
    Replication kept
    Replication endpoint

    @Override
    boolean converts() {
      endpoint.converts()
    }

    @Override
    void convert(Replicated replica, MountedDisks disks) {
      endpoint.convert(replica, disks)
    }
  }
}
