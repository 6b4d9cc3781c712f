// SPDX-License-Identifier: Apache-2.0
package io.muster.nodes

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.product.Muster
import io.muster.vcsim.Vcsim
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Two nodes on one PostgreSQL and one vCenter, which know of the same drill. */
class ScheduledNodesSpec extends Specification {

  /** Both nodes are there before the drill is due. */
  static final int AHEAD_SECONDS = 40

  @TempDir
  File dir

  @AutoCleanup
  EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()

  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  List<ServingNode> nodes = []

  def setup() {
    server.postgresDatabase.connection.withCloseable { it.createStatement().execute("create role muster superuser login password 'muster-secret'") }
    ['DR Network', 'DR Isolated'].each { vcsim.network(it) }
    vcsim.vm('db01', 'VM Network')
    vcsim.vm('db01_replica', 'VM Network')
    vcsim.snapshot('db01_replica', 'Monday')
  }

  def cleanup() {
    nodes*.close()
  }

  def 'one of them starts the drill, and the one that is left takes it back when somebody shortens the time that it keeps its machines'() {
    given:
    def due = Instant.ofEpochSecond(Instant.now().epochSecond + AHEAD_SECONDS)
    def cron = DateTimeFormatter.ofPattern("s m H d M '?' yyyy").withZone(ZoneOffset.UTC).format(due)
    new File(dir, 'erp.groovy').text = """
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'db01' }
        failover { group('databases') { vm 'db01' } }
        drills { every '$cron', zone: 'UTC', keep: 2.hours }
      }
      """.stripIndent()
    def run = "erp-drill-${due.toString().replaceAll('[-:Z]', '').replace('T', '-')}" as String

    when:
    nodes = (1..2).collect { new ServingNode([dir, '--config', config()], new File(dir, "node-${it}.log").toPath()) }
    waitFor('drill/after/keep: waits until')

    then: 'both knew of it, and it was started once'
    nodes.every { it.lines.any { line -> line.contains(": next at $due") } }
    nodes*.lines.flatten().count { it.contains(": started '$run' of runbook 'erp'") } == 1
    runs()*.run == [run]

    when:
    nodes[0].close()
    def moved = Muster.run('move', run, '--to', Instant.now().plusSeconds(1), '--by', 'ada', '--config', config())

    then:
    moved.status == 0
    nodes[1].waitFor("$run ended: done")
    runs().first().outcome == 'done'
    vcsim.stats().calls.subMap(['PowerOnVM_Task', 'PowerOffVM_Task']) == [PowerOnVM_Task: 1, PowerOffVM_Task: 1]
  }

  private void waitFor(String text) {
    def limit = System.nanoTime() + 100_000_000_000L
    while (!nodes*.lines.flatten().any { it.contains(text) }) {
      assert System.nanoTime() < limit: nodes*.lines
      Thread.sleep(50)
    }
  }

  private List<Map> runs() {
    Muster.run('runs', '--config', config(), '--output', 'json').lines.collect { new ObjectMapper().readValue(it, Map) }
  }

  private File config() {
    def file = new File(dir, 'muster.properties')
    file.text = ['berlin', 'frankfurt'].collect { site ->
      "site.${site}.url = ${vcsim.url}\nsite.${site}.user = $Vcsim.USER\nsite.${site}.password = $Vcsim.PASSWORD\n"
    }.join() + """
      journal.url = jdbc:postgresql://localhost:$server.port/postgres
      journal.user = muster
      journal.password = muster-secret
      """.stripIndent()
    file
  }
}
