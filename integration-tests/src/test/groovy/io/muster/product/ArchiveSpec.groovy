// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.lang.TempDir

/** What is installed, unpacked somewhere else. */
@Stepwise
class ArchiveSpec extends Specification {

  @TempDir
  @Shared
  Path dir

  @Shared
  Path home

  def setupSpec() {
    def archives = Files.newDirectoryStream(Muster.ROOT.resolve('engine/target'), 'muster-*.tar.gz').withCloseable { it.toList() }
    assert archives.size() == 1
    assert command(['tar', '-xzf', archives.first() as String, '-C', dir as String]).status == 0
    home = Files.newDirectoryStream(dir).withCloseable { it.first() }
    assert archives.first().fileName.toString() == "${home.fileName}.tar.gz"
  }

  private Map command(List<String> command) {
    def process = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start()
    process.outputStream.close()
    def said = process.inputStream.text
    assert process.waitFor(120, TimeUnit.SECONDS)
    [status: process.exitValue(), lines: said.readLines()]
  }

  private Map muster(Object... arguments) {
    command([home.resolve('muster') as String] + arguments.collect { it as String })
  }

  def "it has all that runs it, and nothing of the build"() {
    expect:
    ['muster', 'LICENSE', 'NOTICE', 'README.md', 'docs/operating.md', 'etc/muster.properties', 'runbooks/minimal.groovy',
      'lib/systemd/system/muster.service', 'monitoring/muster-dashboard.json', 'monitoring/muster-alerts.yml', 'docs/monitoring.md'].every { Files.isRegularFile(home.resolve(it)) }
    !Files.exists(home.resolve('pom.xml'))
    Files.isExecutable(home.resolve('muster'))

    and: 'the jars of the class path, its own, and no other'
    def jars = Files.newDirectoryStream(home.resolve('lib'), '*.jar').withCloseable { it*.fileName*.toString() }
    jars as Set == (Files.readString(home.resolve('classpath')).trim().split(':').collect { it - '@lib@/' } + 'muster-engine.jar') as Set
  }

  def "it says its version without building anything"() {
    when:
    def version = muster('--version')

    then:
    version.status == 0
    version.lines == ["muster ${home.fileName.toString() - 'muster-'}" as String]
  }

  def "a runbook that comes with it is drilled"() {
    when:
    def drill = muster('drill', home.resolve('runbooks/minimal.groovy'), '--speed', 'max', '--data', dir.resolve('data'))

    then:
    drill.status == 0
    drill.lines.any { it.contains('done') }
  }

  def "the unit ends a node gently, restarts one that has failed, and gives it nothing that it does not need"() {
    given:
    def unit = Files.readAllLines(home.resolve('lib/systemd/system/muster.service'))
    def settings = unit.findAll { it =~ /^[A-Z]\w+=/ }.collectEntries { it.split('=', 2).toList() }

    expect: 'more time than the 20 seconds that steps have, and then some to close'
    settings.KillSignal == 'SIGTERM'
    settings.TimeoutStopSec as int >= 40
    settings.SuccessExitStatus == '143'
    settings.Restart == 'on-failure'

    and:
    settings.ExecStart.startsWith('/opt/muster/muster serve ')
    settings.DynamicUser == 'yes'
    settings.StateDirectory == 'muster'
    settings.CapabilityBoundingSet == ''
    settings.ProtectSystem == 'strict'
  }

  @Requires({ new ProcessBuilder('sh', '-c', 'command -v systemd-analyze').start().waitFor() == 0 })
  def "systemd finds nothing wrong with the unit, where it is there"() {
    given:
    def unit = dir.resolve('muster.service')
    Files.writeString(unit, Files.readString(home.resolve('lib/systemd/system/muster.service')).replace('/opt/muster/', "$home/"))

    when:
    def verified = command(['systemd-analyze', 'verify', '--man=no', unit as String])

    then:
    verified == [status: 0, lines: []]
  }

  def "the example configuration is read, once its secrets are there"() {
    when:
    def refused = muster('replicas', home.resolve('runbooks/minimal.groovy'), '--config', home.resolve('etc/muster.properties'))

    then: 'the first secret is missing, and all before it was understood'
    refused.status == 2
    refused.lines.any { it.contains("setting 'site.berlin.password': it has a placeholder in {{ }} without a value") }
  }
}
