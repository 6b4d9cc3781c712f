// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import static io.muster.product.Muster.ROOT

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import spock.lang.Specification
import spock.lang.TempDir

/** The commands as a new user meets them, on the lab. */
class CommandsSpec extends Specification {

  @TempDir
  File dir

  def 'the first command of the README drills the minimal runbook'() {
    when:
    def drill = Muster.run('drill', 'runbooks/minimal.groovy')

    then:
    drill.status == 0
    drill.lines.first().startsWith('Shop: Berlin to Frankfurt: drill on the lab of minimal.lab.groovy, run minimal-')
    drill.lines.last() ==~ /done: recovered in \d+ min( \d+ s)? \(rto 15 min\); data lost: the last \d+ min( \d+ s)? \(rpo 30 min\)/
  }

  def 'the three-tier runbook drills, and tries the machine again that its lab refuses once'() {
    when:
    def drill = Muster.run('drill', 'runbooks/three-tier.groovy', '--speed', 'max')

    then:
    drill.status == 0
    drill.out.contains('drill/applications/app01: failed: ')
    drill.out.contains('(InsufficientResourcesFault); trying again in 10 s')
    drill.lines.last().startsWith('done: recovered in ')
  }

  def 'with --output json every line is an event, and the last one says how it ended'() {
    when:
    def drill = Muster.run('drill', 'runbooks/minimal.groovy', '--speed', 'max', '--output', 'json')
    def events = drill.lines.collect { new ObjectMapper().readValue(it, Map) }

    then:
    drill.status == 0
    events.every { it.time && it.type && it.run }
    events*.type as Set == ['run.started', 'step.began', 'step.done', 'step.undone', 'run.ended'] as Set
    events.find { it.type == 'step.done' && it.step == 'drill/database/db01' }.vm == 'db01'
    events.find { it.type == 'step.done' && it.step == 'drill/database/db01' }.group == 'database'
    with(events.last()) {
      type == 'run.ended'
      outcome == 'done'
      rtoSeconds > 30
      rpoSeconds > 0
    }
  }

  def 'a failover stands in the lab until another command takes it back'() {
    given:
    def data = ['--speed', 'max', '--data', new File(dir, 'data')]

    expect:
    Muster.run('run', 'runbooks/minimal.groovy', 'failover', *data).status == 0

    and: 'a drill is refused by the state of the replicas'
    with(Muster.run('drill', 'runbooks/minimal.groovy', *data)) {
      status == 5
      err.contains("replica 'db01_replica' is in state Failover; testFailover cannot be done now, allowed is undoFailover")
      err.contains('refused; nothing was changed')
    }

    and: 'the undo ends as planned'
    with(Muster.run('run', 'runbooks/minimal.groovy', 'undo', '--yes', *data)) {
      status == 0
      lines.last() == 'undone'
    }

    and: 'nothing stands any more'
    Muster.run('drill', 'runbooks/minimal.groovy', *data).status == 0
  }

  def 'a replica of each kind goes there and back, is taken back, and stays for good'() {
    given:
    def kinds = 'runbooks/four-kinds.groovy'
    def data = ['--speed', 'max', '--data', new File(dir, 'kinds')]
    def states = { Muster.run('replicas', kinds, '--output', 'json', *data).lines.collect { new ObjectMapper().readValue(it, Map).state }.unique() }

    expect:
    Muster.run('drill', kinds, *data).status == 0

    and: 'failed over, failed back, made final'
    Muster.run('run', kinds, 'failover', *data).status == 0
    with(Muster.run('run', kinds, 'failback', *data)) {
      status == 3
      lines.last().startsWith('the failback is not final')
    }
    states() == ['Failback']
    with(Muster.run('replicas', kinds, '--output', 'json', *data).lines.collect { new ObjectMapper().readValue(it, Map) }[0]) {
      points*.keySet().every { it == ['name', 'created', 'ageSeconds', 'term', 'consistent'] as Set }
      points[0].created < points.last().created
      points[0].ageSeconds > points.last().ageSeconds
      since
    }
    with(Muster.run('replicas', kinds, '--points', *data)) {
      lines[1] ==~ /machine +replica +kind +state +points +newest +oldest +valid copy +allowed/
      lines.count { it ==~ /  .+ ago +\S+ +long +Restore Point .*/ } >= 4
    }
    Muster.run('run', kinds, 'commit', *data).status == 0
    states() == ['Ready']

    and: 'failed over, failed back, and that undone, twice over'
    Muster.run('run', kinds, 'failover', *data).status == 0
    (1..2).every { Muster.run('run', kinds, 'failback', *data).status == 3 && Muster.run('run', kinds, 'undo', '--yes', *data).status == 0 }
    states() == ['Failover']
    with(Muster.run('advise', kinds, 'db01', *data)) {
      status == 0
      lines[0] == "db01: 'db01_replica' serves"
      lines[1].contains("muster run $kinds failback db01 --data ${data.last()}: to bring it back")
      lines.any { it.contains(" undo db01 --data ${data.last()} --yes --force: if the host of 'db01_replica' is lost") }
    }
    with(new ObjectMapper().readValue(Muster.run('advise', kinds, 'db01', '--output', 'json', *data).out, Map)) {
      machine == 'db01'
      choices*.plan == ['failback', 'undo', 'permanent', 'undo']
      choices[2].command == "muster run $kinds permanent db01 --data ${data.last()} --yes" as String
    }

    and: 'made permanent, with a word only'
    Muster.run('run', kinds, 'permanent', *data).status == 5
    with(Muster.run('run', kinds, 'permanent', '--yes', *data)) {
      status == 0
      lines.last().startsWith("nothing replicates the new production VMs; to replicate them to what were their sources: 'muster run $kinds reprotect ")
    }
    states() == ['Permanent failover']

    and: 'reprotected, but for the universal replica'
    Muster.run('run', kinds, 'reprotect', *data).status == 5
    with(Muster.run('run', kinds, 'reprotect', '--yes', *data)) {
      status == 0
      lines.last().endsWith("production: 'frankfurt', recovery: 'berlin', each machine and its replica swapped, and the networks the other way round")
    }
    states() == ['Reprotected', 'Permanent failover']

    and: 'without a runbook, what is marked is seen'
    with(Muster.run('replicas', *data)) {
      status == 0
      lines[0] == "replicas on the lab of 'four-kinds', without a runbook"
      lines[2] ==~ /frankfurt +db01_replica +poweredOn +Reprotected .*/
    }
  }

  def 'a halted run ends with 4 and says how to go on'() {
    given:
    def lab = new File(dir, 'broken.lab.groovy')
    lab.text = "lab { faults { refuse 'powerOn', of: 'app01_replica', fault: 'HostNotConnected' } }"

    when:
    def run = Muster.run('run', 'runbooks/minimal.groovy', 'failover', '--lab', lab, '--speed', 'max', '--data', dir)

    then:
    run.status == 4
    run.out.contains("failed at 'failover/application/app01': ")
    run.out.contains('HostNotConnected')
    def id = (run.lines.first() =~ /run (\S+)$/)[0][1]
    run.lines.last() == "what was done stands; try again with 'muster retry $id --data $dir', go on without the failed step with 'muster skip $id --data $dir', or take it back with 'muster undo $id --data $dir --yes'" as String
  }

  def 'a lab is kept while a run in it has not ended, although it has changed no replica'() {
    given:
    def runbook = new File(dir, 'minimal.groovy')
    runbook.text = Files.readString(ROOT.resolve('runbooks/minimal.groovy')).replaceFirst('failover \\{', "failover { before { powerOn 'jump01', site: 'frankfurt' }")
    def lab = new File(dir, 'refusing.lab.groovy')
    lab.text = "lab { faults { refuse 'powerOn', of: 'jump01', fault: 'InsufficientResourcesFault', times: 1 } }"
    def data = ['--speed', 'max', '--data', dir]

    when:
    def halted = Muster.run('run', runbook, 'failover', '--lab', lab, *data)
    def id = (halted.lines.first() =~ /run (\S+)$/)[0][1]

    then:
    halted.status == 4
    new File(dir, 'lab/minimal.json').exists()

    and: 'there, the fault has struck already'
    Muster.run('retry', id, *data).status == 0

    when:
    Muster.run('run', runbook, 'undo', '--yes', '--lab', lab, *data).status == 0

    then:
    !new File(dir, 'lab/minimal.json').exists()
  }

  def 'check names line, column and the near miss of a misspelt word, and ends with 2'() {
    given:
    def file = new File(dir, 'erp.groovy')
    file.text = Files.readString(ROOT.resolve('runbooks/minimal.groovy')).replace("group('database')", "gruop('database')")

    when:
    def check = Muster.run('check', file)

    then:
    check.status == 2
    check.out =~ /erp\.groovy:10:9: error: .*'gruop'.*did you mean 'group'\?/
  }

  def 'the shipped runbook #name checks clean, prints its plan and its routes'() {
    expect:
    with(Muster.run('check', "runbooks/$name")) {
      status == 0
      out == "runbooks/$name: no errors\n" as String
    }
    with(Muster.run('plan', "runbooks/$name")) {
      status == 0
      out.contains('db01')
    }
    with(Muster.run('routes', "runbooks/$name", 'drill', '--format', 'xml')) {
      status == 0
      out.startsWith('<routes')
    }
    with(Muster.run('routes', "runbooks/$name", 'drill', '--format', 'yaml')) {
      status == 0
      out.startsWith('- route:')
    }

    where:
    name << ['minimal.groovy', 'three-tier.groovy']
  }

  def 'a command works from any folder'() {
    expect:
    Muster.runIn(dir, 'check', ROOT.resolve('runbooks/minimal.groovy')).status == 0
  }

  def 'without a fitting JDK the launcher says what to install'() {
    given:
    def home = new File(dir, 'jdk17')
    new File(home, 'bin').mkdirs()

    when:
    def process = new ProcessBuilder('bash', '-c', '. .config/jdk.sh; jdk_version "$1" || echo none', '_', home as String)
        .directory(ROOT.toFile()).start()

    then:
    process.inputStream.text == 'none\n'
  }
}
