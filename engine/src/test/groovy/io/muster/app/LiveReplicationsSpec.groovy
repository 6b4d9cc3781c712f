// SPDX-License-Identifier: Apache-2.0
package io.muster.app

import io.muster.config.Configuration
import io.muster.replication.ReplicationFault
import io.muster.replication.endpoint.EndpointSpecification
import io.muster.replication.snapshot.SnapshotReplication
import io.muster.runbook.ReplicaKind
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.TempDir

/** What a configuration makes of the kinds that a runbook has. */
class LiveReplicationsSpec extends EndpointSpecification {

  @TempDir
  Path dir

  @AutoCleanup
  LiveReplications replications

  def setup() {
    System.setProperty('array.password', 'secret')
  }

  def cleanup() {
    System.clearProperty('array.password')
  }

  def 'the example of the documentation keeps both of its kinds in one run'() {
    given:
    replications = of(example())

    when:
    def points = within {
      [ReplicaKind.CDP, ReplicaKind.UNIVERSAL].collect { replications.of(it).points(replica(kind: it)).size() }
    }

    then:
    points == [2, 2]
    service.requests*.kind == ['cdp', 'universal']
    replications.of(ReplicaKind.CDP).is(replications.of(ReplicaKind.UNIVERSAL))
  }

  def 'two replications keep a kind each, and plain vSphere the snapshot replicas'() {
    given:
    replications = of(example().replace('cdp, universal', 'cdp') + """
      replication.backup.kinds = vapp
      replication.backup.points = $service.url/backup""".stripIndent())

    when:
    def points = within {
      [ReplicaKind.CDP, ReplicaKind.VAPP].collect { replications.of(it).points(replica(kind: it)).size() }
    }

    then:
    points == [2, 2]
    service.requests*.path == ['/replicas/uuid-replica/points', '/backup']
    replications.of(ReplicaKind.SNAPSHOT) instanceof SnapshotReplication
  }

  def 'a kind that nothing keeps is refused with the setting to add, before and after the others'() {
    given:
    replications = of(example().replace('cdp, universal', 'cdp'))

    when:
    replications.of(ReplicaKind.CDP)
    replications.of(ReplicaKind.UNIVERSAL)

    then:
    def refused = thrown(ReplicationFault)
    refused.message == "nothing in 'muster.properties' keeps universal replicas; add replication.<name>.kinds = universal and the addresses of its calls"
  }

  private String example() {
    Files.readString(Path.of('../docs/examples/replication.properties'))
      .replace('https://array.example.com', service.url).replace('env:ARRAY_PASSWORD', 'sys:array.password')
  }

  private LiveReplications of(String text) {
    def file = Files.writeString(dir.resolve('muster.properties'), text)
    new LiveReplications(Path.of('muster.properties'), Configuration.load(file, new Placeholders()), { throw new AssertionError('no site is needed') })
  }
}
