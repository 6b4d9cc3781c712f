// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint

import static io.muster.replication.Replication.Phase.RUNNING
import static io.muster.replication.Replication.Phase.STOPPED

import io.muster.config.Configuration
import io.muster.replica.RestorePoint
import io.muster.replication.MountedDisks
import io.muster.replication.ReplicationFault
import io.muster.runbook.ReplicaKind
import io.muster.vsphere.VmId
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.TempDir

/** What the contract promises, with a service that keeps it. */
class EndpointReplicationSpec extends EndpointSpecification {

  static final Instant SECOND = Instant.parse('2026-11-21T10:30:00Z')

  @TempDir
  Path dir

  def 'the example of the documentation drives a failback from its first point to its commit'() {
    given:
    def text = Files.readString(Path.of('../docs/examples/replication.properties'))
      .replace('https://array.example.com', service.url).replace('env:ARRAY_PASSWORD', 'sys:array.password')
    System.setProperty('array.password', 's3&c%3D')
    def file = Files.writeString(dir.resolve('muster.properties'), text)
    def settings = Configuration.load(file, { camel.resolvePropertyPlaceholders(it) }).replications().array
    def replication = new EndpointReplication(settings, camel)
    service.slow.transfer = 2

    when:
    def universal = replica(kind: ReplicaKind.UNIVERSAL)
    within {
      replication.hold(universal)
      replication.recover(universal, replication.pointAt(universal, SECOND))
      replication.convert(universal, new MountedDisks('frankfurt', 'mnt01', new VmId('uuid-mount'), ['[ds1] mq01/mq01.vmdk']))
      replication.prepare(universal, PRODUCTION, RUNNING)
      replication.transfer(universal, PRODUCTION, RUNNING)
      replication.transfer(universal, PRODUCTION, STOPPED)
      replication.restore(universal)
      replication.forget(universal, PRODUCTION)
      replication.adopt(universal, PRODUCTION)
      replication.discard(universal)
      replication.resume(universal)
      replication.release(universal)
      replication.reverse(universal)
    }

    then:
    service.effects == [
      'hold', 'recover p2', 'convert', 'prepare mq01 running', 'transfer mq01 running', 'transfer mq01 stopped', 'restore',
      'forget mq01', 'adopt mq01', 'discard', 'resume', 'release', 'reverse']
    service.requests*.login.toSet() == ['Basic ' + 'muster:s3&c%3D'.bytes.encodeBase64()] as Set
    service.requests.find { it.call == 'convert' }.subMap(['kind', 'mountHost', 'disks']) == [
      kind: 'universal', mountHost: [site: 'frankfurt', name: 'mnt01', instanceUuid: 'uuid-mount'], disks: ['[ds1] mq01/mq01.vmdk']]
    service.requests.findAll { it.call == 'look' }*.path == ['/work/work-1'] * 3 + ['/work/work-2'] * 3

    cleanup:
    System.clearProperty('array.password')
  }

  def 'a request tells the call, the machines and what the call is about'() {
    when:
    within { replication.transfer(replica(), PRODUCTION, STOPPED) }

    then:
    with(service.requests[0]) {
      method == 'POST'
      path == '/uuid-replica/transfer'
      call == 'transfer'
      kind == 'cdp'
      source == [site: 'berlin', name: 'mq01']
      it.replica == [site: 'frankfurt', name: 'mq01_replica', instanceUuid: 'uuid-replica']
      production == [site: 'berlin', name: 'mq01', instanceUuid: 'uuid-production', isNew: false]
      phase == 'stopped'
    }
  }

  def 'points come oldest first, whatever the order of the answer'() {
    expect:
    within { replication.points(replica()) } == [
      new RestorePoint('p1', 'p1', Instant.parse('2026-11-21T10:00:00Z'), RestorePoint.Term.LONG, true),
      new RestorePoint('p2', 'second', SECOND, RestorePoint.Term.SHORT, false)]
  }

  def 'an instant that the journal has not is refused'() {
    when:
    within { replication.pointAt(replica(), Instant.parse('2026-11-21T09:00:00Z')) }

    then:
    def none = thrown(ReplicationFault)
    none.fault() == 'NoRestorePoint'
    none.refused()
    none.message == "replication 'array' has not done 'pointAt' of 'mq01_replica': it has no restore point of 2026-11-21T09:00:00Z; choose another instant"
  }

  def 'a sync is the same for ever by its key, and another one by another key'() {
    when:
    def points = within {
      ['run-1/sync', 'run-1/sync', 'run-2/sync'].collect { replication.sync(replica(), it).id() }
    }

    then:
    points == ['p3', 'p3', 'p4']
    service.requests*.key == ['run-1/sync', 'run-1/sync', 'run-2/sync']
  }

  def 'a replica is held again after it was released, though the call is the same'() {
    when:
    within {
      3.times {
        replication.hold(replica())
        replication.resume(replica())
      }
    }

    then:
    service.effects == ['hold', 'resume'] * 3
    service.requests*.once.toSet().size() == 6
  }

  def 'work that goes on is looked after, less and less often, until it is done'() {
    given:
    service.slow.release = 6

    when:
    within { replication.release(replica()) }

    then:
    service.requests*.call == ['release'] + ['look'] * 7
    service.requests[1].of == 'release'
    service.requests*.path.toSet() == ['/uuid-replica/release'] as Set
    service.effects == ['release']
    Duration.between(START, time.now()).seconds == 1 + 2 + 4 + 8 + 15 + 15 + 15
  }

  def 'a call without an address is left out where nothing is lost, and refused elsewhere'() {
    given:
    def bare = replication([points: "$service.url/points" as String])

    when:
    within {
      bare.prepare(replica(), PRODUCTION, RUNNING)
      bare.forget(replica(), PRODUCTION)
    }

    then:
    service.requests.empty

    when:
    within { bare.recover(replica(), new RestorePoint('p1', 'p1', SECOND)) }

    then:
    def refused = thrown(ReplicationFault)
    refused.refused()
    refused.message == "setting 'replication.array.recover': it is missing; set it to the Camel URI that does 'recover'"
  }

  def 'a kind that the replication does not keep is refused'() {
    when:
    within { replication.hold(replica(kind: ReplicaKind.SNAPSHOT)) }

    then:
    def refused = thrown(ReplicationFault)
    refused.message == "setting 'replication.array.kinds' does not name 'snapshot', the kind of 'mq01_replica'; add it"
    service.requests.empty
  }

  def 'a component that Camel has not is told at once'() {
    when:
    replication([hold: 'teleport:array'])

    then:
    def refused = thrown(ReplicationFault)
    refused.message == "setting 'replication.array.hold': Camel has no component 'teleport'; put its jar beside Muster's"
  }
}
