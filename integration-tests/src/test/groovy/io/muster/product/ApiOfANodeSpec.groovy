// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.nodes.ServingNode
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged command as a node that other commands ask over its API. */
class ApiOfANodeSpec extends Specification {

  @TempDir
  File dir

  private ServingNode node(Object... more) {
    new ServingNode(['runbooks/minimal.groovy', '--data', dir, '--speed', '600', '--port', '0', *more], new File(dir, 'log').toPath())
  }

  private static String address(ServingNode node) {
    (node.lines.find { it.contains('/health/ready') } =~ /http:\/\/[^\/ ]+/)[0]
  }

  def "a node tells its first token once, and commands ask it with what that token makes"() {
    given:
    def node = node()
    node.waitFor('this one is an administrator\'s')
    def first = (node.lines.find { it.contains('muster_') } =~ /muster_\S{43}/)[0]
    def server = address(node)

    when:
    def made = Muster.runAs(first, 'token', 'create', 'joe', '--role', 'operator', '--scope', 'runbook:minimal', '--server', server)
    def joe = made.lines[0]

    then:
    made.status == 0
    Muster.runAs(first, 'token', 'list', '--server', server).lines.size() == 3

    when:
    def drill = Muster.runAs(joe, 'drill', 'minimal', '--server', server)
    def runs = Muster.runAs(joe, 'runs', '--server', server)

    then:
    drill.status == 0
    runs.lines.size() == 2
    Muster.runAs(joe, 'status', runs.lines[1].split(' ')[0], '--server', server).out.contains('ended: ')

    and: 'what one may not do is refused with its own exit code'
    with(Muster.runAs(joe, 'token', 'list', '--server', server)) {
      status == 5
      err == "'joe' is operator, and this takes administrator; ask an administrator for that\n"
    }
    Muster.runAs('muster_' + 'A' * 43, 'runs', '--server', server).status == 5

    when:
    node.signal('TERM')

    then:
    node.process.waitFor(30, TimeUnit.SECONDS)
    node.lines.last() == 'stopped'
    !Files.readString(new File(dir, 'log').toPath()).contains(first)

    when: 'it starts again'
    def again = this.node()

    then:
    Muster.runAs(joe, 'runs', '--server', address(again)).lines.size() == 2
    !again.lines.any { it.contains('muster_') }

    cleanup:
    node?.close()
    again?.close()
  }

  def "a node whose output is a log writes the first token into a file of its own"() {
    given:
    def node = node('--log', 'json')
    node.waitFor('administrator.token')

    expect:
    def file = new File(dir, 'administrator.token').toPath()
    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'
    !node.lines.any { it.contains(Files.readString(file).strip()) }

    cleanup:
    node?.close()
  }
}
