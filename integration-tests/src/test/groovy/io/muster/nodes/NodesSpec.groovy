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
import spock.lang.Stepwise
import spock.lang.TempDir

/** Nodes on one PostgreSQL and one vCenter, which are killed, stopped, paused or cut off while they have a run. */
@Stepwise
class NodesSpec extends Specification {

  static final List<String> MACHINES = ['db01', 'db02', 'app01', 'app02', 'web01', 'web02']

  /** How often each way of failing is tried; many by hand, with -Dmuster.rounds=50. */
  static final int ROUNDS = Integer.getInteger('muster.rounds', 1)

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

  @Shared
  Map<String, Map<String, Integer>> undisturbed

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
    def node = new ServingNode(['--config', config(port)], new File(dir, "node-${++names}.log").toPath())
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
    counted()
  }

  /** What the vCenter has begun since it was reset. */
  private Map<String, Integer> counted() {
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
    undisturbed = ['failover', 'undo'].collectEntries { [it, effects(it)] }

    then:
    undisturbed.failover.PowerOnVM_Task == MACHINES.size()
    node.lines.any { it.endsWith('ended: done') }
    node.lines.any { it.endsWith('ended: undone') }
  }

  def "a run whose command is killed is taken by a node"() {
    given:
    vcsim.reset()
    Muster.killedAtLine(4, 'run', runbook, 'failover', '--config', config(server.port), '--output', 'json')

    when:
    def node = node()

    then:
    node.waitFor('ended: done')
    node.lines.any { it.contains(' resume: by ') && it.endsWith('the process that had it has ended') }
    counted() == undisturbed.failover

    cleanup:
    effects('undo')
  }

  def "a run that waits is left, moved by somebody, and goes on, though no node was there for a while"() {
    given:
    def file = new File(dir, 'waits.groovy')
    file.text = runbook.text.replace('wait 2.seconds', 'wait 2.hours').replace("runbook('erp')", "runbook('waits')")
    def first = node()
    def command = new ProcessBuilder([Muster.ROOT.resolve('muster') as String, 'run', file as String, 'failover', '--config', config(server.port) as String])
        .directory(Muster.ROOT.toFile()).redirectErrorStream(true).redirectOutput(new File(dir, 'waits.out')).start()

    when:
    first.waitFor('waits until')
    command.destroyForcibly().waitFor()
    def run = json(Muster.run('runs', '--config', config(server.port), '--output', 'json').lines.first())
    first.signal('TERM')

    then:
    run.state == 'waiting'
    first.process.waitFor(30, TimeUnit.SECONDS)
    first.lines.last() == 'stopped'

    when:
    def moved = Muster.run('move', run.run, '--to', java.time.Instant.now().plusSeconds(1), '--by', 'ada', '--config', config(server.port))
    def second = node()

    then:
    moved.status == 0
    second.waitFor('ended: done')

    cleanup:
    Muster.run('run', file, 'undo', '--config', config(server.port), '--yes')
  }

  def "a node that is told to stop ends its steps and leaves the rest to the other one"() {
    given:
    def first = node()

    when:
    def seen = effects('failover') {
      busy(first, first)
      def second = node()
      first.signal('TERM')
      assert first.process.waitFor(30, TimeUnit.SECONDS)
      assert first.lines.last() == 'stopped'
    }

    then:
    seen == undisturbed.failover
    nodes.last().lines.any { it.endsWith('ended: done') }

    cleanup:
    effects('undo')
  }

  def "a node that is told to stop twice while its database is away ends soon, and its run goes on at the other one"() {
    given:
    def first = node(proxy.port)

    when:
    def seen = effects('failover') {
      busy(first, first)
      node()
      proxy.cut()
      first.signal('TERM')
      TimeUnit.SECONDS.sleep(1)
      first.signal('TERM')
      assert first.process.waitFor(30, TimeUnit.SECONDS)
    }

    then:
    seen == undisturbed.failover
    nodes.last().lines.any { it.endsWith('ended: done') }

    cleanup:
    proxy.mend()
    effects('undo')
  }

  def "a node that is #what loses its run to the other one, and every effect is there once"() {
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
