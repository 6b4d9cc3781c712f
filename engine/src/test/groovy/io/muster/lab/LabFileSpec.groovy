// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import static io.muster.vsphere.PowerState.POWERED_OFF
import static io.muster.vsphere.PowerState.POWERED_ON

import io.muster.dsl.RunbookLoader
import io.muster.problem.InvalidRunbookException
import io.muster.problem.SourceText
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.TempDir

class LabFileSpec extends LabSpecification {

  @TempDir
  Path folder

  def 'a lab file that states nothing gives the lab that is made to fit'() {
    expect:
    described('') == World.fitting(runbook(), START, 1)
  }

  def 'a lab begins when its file says'() {
    expect:
    described("start '2026-01-02T03:04:05Z'").instant() == Instant.parse('2026-01-02T03:04:05Z')
  }

  def 'operations take as long as stated'() {
    given:
    world = described('takes powerOn: 20.seconds, revertToSnapshot: 2.minutes')

    when:
    def seen = inLab {
      done(frankfurt.revertToSnapshot(replica.id(), replica.snapshots()[0].id()))
      done(frankfurt.powerOn(replica.id()))
      elapsed()
    }

    then:
    seen == 140
  }

  def 'a machine is described once for its source and its replica'() {
    given:
    world = described("vm 'db01', boot: 2.minutes, ports: [22], records: 10")

    when:
    def seen = inLab {
      done(frankfurt.connectAdapter(replica.id(), 4000, 'DR Network'))
      done(frankfurt.powerOn(replica.id()))
      pass(119)
      def booting = replica.toolsRunning()
      pass(1)
      lab.guestNetwork().connect(replica.ipAddress().get(), 22, MINUTE)
      [booting, replica.toolsRunning(), lab.loss('berlin/db01', 'frankfurt/db01_replica', START)]
    }

    then:
    seen == [false, true, new Loss(3000, Duration.ofMinutes(5))]
  }

  def 'a replica keeps the network of its machine in every restore point'() {
    given:
    world = described("site('berlin') { network 'Web Network' }\n vm 'db01', network: 'Web Network'")

    when:
    def seen = inLab {
      done(frankfurt.revertToSnapshot(replica.id(), replica.snapshots()[0].id()))
      [source, replica].collect { it.adapters()*.network() }
    }

    then:
    seen == [['Web Network'], ['Web Network']]
  }

  def 'tools may never run and a guest may never shut down'() {
    given:
    world = described("site('frankfurt') { vm 'db01_replica', tools: never }\n vm 'app01', shutdown: never")

    when:
    def seen = inLab {
      done(frankfurt.powerOn(replica.id()))
      berlin.shutdownGuest(named(berlin, 'app01').id())
      pass(3600)
      [replica.toolsRunning(), source.toolsRunning(), named(berlin, 'app01').powerState()]
    }

    then:
    seen == [false, true, POWERED_ON]
  }

  def 'a replica has the restore points that are stated'() {
    given:
    world = described("site('frankfurt') { points 'db01_replica', age: [10.minutes, 2.hours]\n points 'app01_replica', age: [] }")

    when:
    def seen = inLab {
      [replica.snapshots()*.created(), named(frankfurt, 'app01_replica').snapshots(),
        lab.loss('berlin/db01', 'frankfurt/db01_replica', START)]
    }

    then:
    seen == [
      [START - Duration.ofHours(2), START - Duration.ofMinutes(10)], [], new Loss(600, Duration.ofMinutes(10)),
    ]
  }

  def 'VMs can be there besides, share a name, be missing, on or off'() {
    given:
    world = described('''
      site('frankfurt') {
        extra 'jump01', ports: [22], on: true
        extra 'db01_replica'
        without 'app01_replica'
      }
      site('berlin') { vm 'app01', on: false }
    ''')

    when:
    def seen = inLab {
      [frankfurt.virtualMachines()*.name(), frankfurt.virtualMachines()*.id().toSet().size(),
        named(frankfurt, 'jump01').toolsRunning(), named(berlin, 'app01').powerState()]
    }

    then:
    seen == [['db01_replica', 'jump01', 'db01_replica'], 3, true, POWERED_OFF]
  }

  def 'a web address answers as stated'() {
    given:
    world = described("web 'https://erp.example.com/', servedBy: ['db01'], status: 204")

    expect:
    inLab { lab.guestNetwork().get('https://erp.example.com/', MINUTE) } == 204
  }

  def 'faults strike as stated'() {
    given:
    world = described('''
      faults {
        refuse   'powerOn', of: 'db01_replica', fault: 'NoPermission', times: 1
        slow     'frankfurt', factor: 2
        gone     'berlin', after: 1.minutes, lasting: 1.minutes
        hostLost 'esx1.berlin', after: 10.seconds
      }
    ''')

    when:
    def seen = inLab {
      def refused = fault { frankfurt.powerOn(replica.id()) }.fault()
      def begin = time.now()
      done(frankfurt.powerOn(replica.id()))
      def took = Duration.between(begin, time.now()).toSeconds()
      time.sleep(Duration.between(time.now(), START + MINUTE))
      def gone = fault { berlin.networks() }.fault()
      pass(60)
      [refused, took, gone, source.powerState()]
    }

    then:
    seen == ['NoPermission', 6, 'Unreachable', POWERED_OFF]
  }

  def 'words of one language do not differ from those of the other: variables and loops'() {
    expect:
    described("def slow = 2.minutes\n ['db01', 'app01'].each { vm it, boot: slow }")
        .sites().collectMany { it.vms() }.every { it.guest().boot() == Duration.ofMinutes(2) }
  }

  def 'all that is wrong is told at its place with what was meant'() {
    when:
    described(text)

    then:
    def invalid = thrown(InvalidRunbookException)
    invalid.message == "erp.lab.groovy:2:$problem"

    where:
    text                                                     | problem
    "vm 'db1', boot: 1.minutes"                              | "4: error: there is no machine 'db1' in this lab; did you mean 'db01'?"
    "vm 'x', boot: 1.minutes"                                | "4: error: there is no machine 'x' in this lab; the runbook declares 'app01', 'db01'"
    "vm 'db01', network: 'VM Netwrk'"                        | "21: error: there is no network 'VM Netwrk' in this lab; did you mean 'VM Network'?"
    "vm 'db01', ports: [22, 70000]"                          | '24: error: 70000 is no TCP port; they go from 1 to 65535'
    "site('frankfrt') { without 'x' }"                       | "6: error: there is no site 'frankfrt' in this lab; did you mean 'frankfurt'?"
    "site('berlin') { vm 'db01_replica', on: true }"         | "21: error: there is no virtual machine 'db01_replica' in this lab; site 'berlin' has 'app01', 'db01'"
    "site('berlin') { points 'db01', age: [] }"              | "25: error: there is no replica 'db01' in this lab; site 'berlin' has none"
    "faults { refuse 'powerOn', of: 'web*' }"                | "32: error: there is no virtual machine 'web*' in this lab; the lab has 'app01', 'app01_replica', 'db01', 'db01_replica'"
    "faults { refuse 'powrOn', of: '*' }"                    | "17: error: there is no method 'powrOn' in this lab; did you mean 'powerOn'?"
    "faults { refuse 'powerOn', of: '*', chance: 2 }"        | "45: error: 'chance' goes from 0 to 1"
    "faults { slow 'frankfurt', factor: 0 }"                 | "36: error: 'factor' has to be above 0"
    "faults { hostLost 'esx3.berlin' }"                      | "19: error: there is no host 'esx3.berlin' in this lab; did you mean 'esx1.berlin'?"
    "start 'tomorrow'"                                       | "7: error: 'tomorrow' is not an instant; write it as '2026-11-21T09:00:00Z'"
  }

  def 'every mistake of a file is told in one pass'() {
    when:
    described("vm 'db1'\nfaults { gone 'paris' }\ntakes powerOf: 2.seconds")

    then:
    def invalid = thrown(InvalidRunbookException)
    invalid.message.readLines().collect { it.takeWhile { it != ' ' } } ==
        ['erp.lab.groovy:2:4:', 'erp.lab.groovy:3:15:', 'erp.lab.groovy:4:7:']
  }

  def 'a file that #situation is told'() {
    given:
    def file = folder.resolve('x.lab.groovy')
    prepare(file)

    when:
    LabFile.read(file)

    then:
    def invalid = thrown(InvalidRunbookException)
    invalid.message == "$file: error: $problem"

    where:
    situation    | prepare                                             | problem
    'is missing' | { }                                                 | 'there is no such file; check the name and the directory'
    'is no text' | { Path it -> Files.write(it, [-1, -2] as byte[]) }  | 'this file is not UTF-8 text; save it as UTF-8'
    'is a folder' | { Path it -> Files.createDirectory(it) }           | 'this file cannot be read; check that you may read it'
  }

  def 'the lab of #name describes a world'() {
    given:
    def runbooks = Path.of('../runbooks')
    def runbook = new RunbookLoader().load(runbooks.resolve("${name}.groovy")).runbook()

    expect:
    LabFile.read(runbooks.resolve("${name}.lab.groovy")).world(runbook, START, 1).siteNames() == ['berlin', 'frankfurt']

    where:
    name << ['minimal', 'three-tier']
  }

  def 'a lab file is read from its path'() {
    given:
    def file = folder.resolve('erp.lab.groovy')
    Files.writeString(file, "lab { start '2026-01-02T03:04:05Z' }")

    expect:
    LabFile.read(file).world(runbook(), START, 1).instant() == Instant.parse('2026-01-02T03:04:05Z')
  }

  private World described(String statements) {
    LabFile.of(new SourceText('erp.lab.groovy', "lab {\n$statements\n}\n")).world(runbook(), START, 1)
  }
}
