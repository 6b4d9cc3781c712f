// SPDX-License-Identifier: Apache-2.0
package io.muster.nodes

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.product.Muster
import io.muster.vcsim.Vcsim
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** Two nodes on one PostgreSQL and one vCenter, one of which is killed, paused or cut off while it has a run. */
class NodesSpec extends Specification {

  static final List<String> MACHINES = ['db01', 'db02', 'app01', 'app02', 'web01', 'web02']

  /** How often each way of failing is tried; many by hand, with -Dmuster.rounds=50. */
  static final int ROUNDS = Integer.getInteger('muster.rounds', 2)

  static final long SEED = Long.getLong('muster.seed', 1)

  @TempDir
  @Shared
  File dir

  @Shared
  @AutoCleanup
  EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()

  @Shared
  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  @Shared
  File runbook

  @Shared
  Random random = new Random(SEED)

  @Shared
  int names

  @AutoCleanup
  Proxy proxy = new Proxy(server.port)

  List<ServingNode> nodes = []

  def setupSpec() {
    server.postgresDatabase.connection.withCloseable { it.createStatement().execute("create role muster superuser login password 'muster-secret'") }
    ['DR Network', 'DR Isolated'].each { vcsim.network(it) }
    MACHINES.each { name ->
      vcsim.vm(name, 'VM Network')
      vcsim.vm("${name}_replica", 'VM Network')
      vcsim.snapshot("${name}_replica", 'Monday')
    }
    vcsim.taskTime(400)
    runbook = new File(dir, 'erp.groovy')
    runbook.text = """
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { ${MACHINES.collect { "snapshot '$it'" }.join('; ')} }
        failover {
          group('databases') { vm 'db01'; vm 'db02', delay: 1.second }
          group('applications', parallel: 2) { vm 'app01'; vm 'app02' }
          group('web') { vm 'web01'; wait 2.seconds; vm 'web02' }
        }
      }
      """.stripIndent()
  }

  def cleanup() {
    nodes*.close()
  }

  /** A configuration of its own for each process, by the port at which it reaches the database. */
  private File config(int port) {
    def file = new File(dir, "muster-${++names}.properties")
    file.text = ['berlin', 'frankfurt'].collect { site ->
      "site.${site}.url = ${vcsim.url}\nsite.${site}.user = $Vcsim.USER\nsite.${site}.password = $Vcsim.PASSWORD\n"
    }.join() + """
      journal.url = jdbc:postgresql://localhost:$port/postgres
      journal.user = muster
      journal.password = muster-secret
      """.stripIndent()
    file
  }

  private ServingNode node(int port = server.port) {
    def node = new ServingNode(config(port), new File(dir, "node-${++names}.log").toPath())
    nodes << node
    node
  }

  private Muster.Ended run(String plan) {
    Muster.run('run', runbook, plan, '--config', config(server.port), '--yes', '--output', 'json')
  }

  /** Effects of a plan, as the vCenter has counted them; something may be done once the node is known that has the run. */
  private Map<String, Integer> effects(String plan, Closure<?> action = {}) {
    vcsim.reset()
    def ended = Executors.newVirtualThreadPerTaskExecutor().withCloseable { threads ->
      def running = threads.submit({ run(plan) } as Callable<Muster.Ended>)
      action()
      running.get(150, TimeUnit.SECONDS)
    }
    assert ended.status == 0: ended
    def calls = vcsim.stats().calls
    ['RevertToSnapshot_Task', 'ReconfigVM_Task', 'PowerOnVM_Task', 'PowerOffVM_Task', 'CreateSnapshot_Task'].collectEntries { [it, calls[it] ?: 0] }
  }

  /** The effects of a plan one of whose two nodes is disturbed while it has it. */
  private Map<String, Integer> disturbed(String plan, Closure<?> way) {
    def ports = [server.port, proxy.port].shuffled(random)
    def (first, second) = ports.collect { node(it) }
    try {
      effects(plan) { way.call(busy(first, second), proxy) }
    } finally {
      [first, second]*.close()
    }
  }

  /** The node that has a run now, after some time. */
  private ServingNode busy(ServingNode first, ServingNode second) {
    def limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
    def before = [first, second].collectEntries { [it, it.lines.size()] }
    while (System.nanoTime() < limit) {
      def found = [first, second].find { it.lines.size() > before[it] }
      if (found) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(4_000))
        return found
      }
      TimeUnit.MILLISECONDS.sleep(20)
    }
    throw new IllegalStateException('no node has begun')
  }

  private static Map json(String line) {
    new ObjectMapper().readValue(line, Map)
  }

  def "a run is handed to a node, which ends it while the command looks on"() {
    given:
    def node = node()

    when:
    def ended = run('failover')

    then:
    ended.status == 0
    json(ended.lines.last()).outcome == 'done'
    node.lines.any { it.endsWith('ended: done') }

    when:
    def undone = run('undo')

    then:
    undone.status == 0
    json(undone.lines.last()).outcome == 'undone'
  }

  def "a node that is #what loses its run to the other one, and every effect is there once"() {
    given:
    def only = node()
    def undisturbed = ['failover', 'undo'].collectEntries { [it, effects(it)] }
    only.close()

    when:
    def differences = (1..ROUNDS).collectMany {
      ['failover', 'undo'].collect { plan -> disturbed(plan, way) - undisturbed[plan] }
    }
    println "two nodes, one of them $what while it had a run: ${2 * ROUNDS} rounds, seed $SEED"

    then:
    differences.every { it.isEmpty() }

    where:
    what                        | way
    'killed'                    | { ServingNode busy, Proxy between -> busy.close() }
    'paused for ten seconds'    | { ServingNode busy, Proxy between ->
      busy.signal('STOP')
      TimeUnit.SECONDS.sleep(10)
      busy.signal('CONT')
    }
    'cut off from its database' | { ServingNode busy, Proxy between -> // if it is the one behind it
      between.cut()
      TimeUnit.SECONDS.sleep(8)
      between.mend()
    }
  }
}
