// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.nodes.ServingNode
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged command as a process that stays, on one machine. */
class ServeSpec extends Specification {

  @TempDir
  File dir

  def "a run in the lab whose command was killed goes on by itself when a node starts"() {
    given:
    Muster.killedAtLine(9, 'run', 'runbooks/three-tier.groovy', 'failover', '--speed', '600', '--data', dir, '--output', 'json')

    when:
    def node = new ServingNode(['--data', dir, '--speed', 'max'], new File(dir, 'log').toPath())

    then:
    node.waitFor('ended: done')
    node.waitFor(' report: ')

    when: 'nobody else gets at the journal meanwhile'
    def refused = Muster.run('runs', '--data', dir)

    then:
    refused.status != 0
    refused.err.contains('muster serve')

    when:
    node.signal('TERM')

    then:
    node.process.waitFor(30, TimeUnit.SECONDS)
    node.lines.last() == 'stopped'
    new ObjectMapper().readValue(Muster.run('runs', '--data', dir, '--output', 'json').lines.first(), Map).outcome == 'done'

    cleanup:
    node?.close()
  }
}
