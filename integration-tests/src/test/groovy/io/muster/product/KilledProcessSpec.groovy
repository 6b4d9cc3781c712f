// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.vcsim.Vcsim
import java.nio.file.Files
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged command, killed with SIGKILL while it runs a plan, and another process that goes on. */
class KilledProcessSpec extends Specification {

  static final String THREE_TIER = 'runbooks/three-tier.groovy'
  static final String MINIMAL = 'runbooks/minimal.groovy'
  static final String ADDRESS = '127.0.77.1'

  @TempDir
  File dir

  def 'a failover in the lab that is killed ends as the undisturbed one does, and nothing is done once more'() {
    given:
    def undisturbed = new File(dir, 'undisturbed')
    assert Muster.run('run', THREE_TIER, 'failover', '--speed', 'max', '--data', undisturbed).status == 0

    expect:
    [2, 6, 11, 18, 25, 31].each { line ->
      def data = new File(dir, "killed-$line")
      Muster.killedAtLine(line, 'run', THREE_TIER, 'failover', '--speed', '600', '--data', data, '--output', 'json')
      def run = interrupted(data)
      def refused = Muster.run('run', THREE_TIER, 'failover', '--speed', 'max', '--data', data)
      assert refused.status == 5: refused
      assert refused.err.contains("belongs to run '$run', which is running"): refused
      def resumed = Muster.run('resume', run, '--speed', 'max', '--data', data, '--output', 'json')
      assert resumed.status == 0: "killed at line $line: $resumed"
      assert json(resumed.lines.last()).outcome == 'done'
      def done = effects(data)
      assert done.keySet() == effects(undisturbed).keySet()
      assert done.every { what, times -> times <= effects(undisturbed)[what] }: "killed at line $line: $done"
      assert done.findAll { it.key.endsWith('/powerOn') }.values().every { it == 1 }: "killed at line $line: $done"
    }
  }

  def 'a drill that is killed cleans up when it is resumed'() {
    given:
    def data = new File(dir, 'drill')

    when:
    Muster.killedAtLine(7, 'drill', THREE_TIER, '--speed', '600', '--data', data, '--output', 'json')
    def resumed = Muster.run('resume', interrupted(data), '--speed', 'max', '--data', data)

    then:
    resumed.status == 0
    resumed.lines.last().startsWith('done: recovered in')

    and: 'nothing stands any more'
    Muster.run('drill', THREE_TIER, '--speed', 'max', '--data', data).status == 0
  }

  def 'a failover on a vSphere API that is killed ends as the undisturbed one does, each effect once'() {
    given:
    def ports = [5432, 8080].collect { new ServerSocket(it, 5, InetAddress.getByName(ADDRESS)) }

    expect:
    [2, 3, 5].each { line ->
      try (def vcsim = simulator()) {
        def data = new File(dir, "vcsim-$line")
        def config = config(vcsim, line)
        Muster.killedAtLine(line, 'run', MINIMAL, 'failover', '--config', config, '--data', data, '--output', 'json')
        def resumed = Muster.run('resume', interrupted(data), '--config', config, '--data', data)
        assert resumed.status == 0: "killed at line $line: $resumed"
        ['db01_replica', 'app01_replica'].each { name ->
          def seen = vcsim.read(name)[name]
          assert seen.powerState == 'poweredOn' && seen.networks == ['DR Network']
        }
        def calls = vcsim.stats().calls
        assert [calls.RevertToSnapshot_Task, calls.ReconfigVM_Task, calls.PowerOnVM_Task] == [2, 2, 2]: "killed at line $line: $calls"
      }
    }

    cleanup:
    ports*.close()
  }

  private static Vcsim simulator() {
    def vcsim = new Vcsim()
    ['DR Network', 'DR Isolated'].each { vcsim.network(it) }
    ['db01', 'app01'].each { name ->
      vcsim.vm(name, 'VM Network')
      vcsim.vm("${name}_replica", 'VM Network')
      vcsim.tools("${name}_replica", true, ADDRESS)
      vcsim.snapshot("${name}_replica", 'Monday')
    }
    vcsim.taskTime(700)
    vcsim.reset()
    vcsim
  }

  private File config(Vcsim vcsim, int number) {
    def file = new File(dir, "muster-${number}.properties")
    file.text = ['berlin', 'frankfurt'].collect { "site.${it}.url = ${vcsim.url}\nsite.${it}.user = $Vcsim.USER\nsite.${it}.password = $Vcsim.PASSWORD\n" }.join()
    file
  }

  /** The one run that was written down, which nobody has ended. */
  private static String interrupted(File data) {
    def runs = Muster.run('runs', '--data', data, '--output', 'json').lines.collect { json(it) }
    assert runs.size() == 1 && runs[0].state in ['running', 'waiting']
    runs[0].run
  }

  /** How often each thing was done in a lab that is kept, as the lab itself has counted it. */
  private static Map effects(File data) {
    def lab = new File(data, 'lab').listFiles().find { it.name.endsWith('.json') }
    new ObjectMapper().readValue(lab, Map).world.effects.collectEntries { what, times -> [what, times.succeeded] }
  }

  private static Map json(String line) {
    new ObjectMapper().readValue(line, Map)
  }
}
