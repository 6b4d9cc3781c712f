// SPDX-License-Identifier: Apache-2.0
package io.muster.cli

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What is known of replicas without a runbook: what Muster has written onto them. */
class ReplicasWithoutFileSpec extends Specification {

  @TempDir
  Path dir

  def out = new StringWriter()
  def err = new StringWriter()

  def 'the replicas of all labs that are kept are shown by their marks, and the rest is unknown'() {
    given:
    run('run', erp('erp'), 'failover') == 0
    run('run', erp('shop'), 'failover', 'db01') == 0
    run('run', erp('shop'), 'permanent', 'db01', '--yes') == 0
    out.buffer.length = 0

    when:
    def status = run('replicas', '--lab')
    def lines = "$out".readLines()

    then:
    status == 0
    "$err" == ''
    lines[0] == "replicas on the lab of 'erp', without a runbook"
    lines[1].split(/  +/) as List == ['site', 'replica', 'power', 'state', 'since', 'machine', 'kind', 'points', 'valid copy', 'allowed']
    cells(lines[2]) == ['frankfurt', 'db01_replica', 'poweredOn', 'Failover', 'unknown', 'unknown', 'unknown', 'replica', 'undoFailover, permanentFailover, failback']
    cells(lines[3])[1] == 'mq01_replica'
    lines[4] == "replicas on the lab of 'shop', without a runbook"
    cells(lines[6]) == ['frankfurt', 'db01_replica', 'poweredOn', 'Permanent failover', 'unknown', 'unknown', 'unknown', 'replica', 'reprotect (some kinds)']
    lines.size() == 7
  }

  def 'in JSON each is an object, with the run that has marked it'() {
    given:
    run('run', erp('erp'), 'failover') == 0
    out.buffer.length = 0

    when:
    run('replicas', '--output', 'json')
    def first = new ObjectMapper().readValue("$out".readLines()[0], Map)

    then:
    first.run.startsWith('erp-')
    first.since.endsWith('Z')
    first.findAll { it.key != 'run' && it.key != 'since' } == [
      place: "the lab of 'erp'", site: 'frankfurt', replica: 'db01_replica', power: 'poweredOn', state: 'Failover',
      machine: 'unknown', kind: 'unknown', points: 'unknown', authority: 'replica', allowed: 'undoFailover, permanentFailover, failback']
  }

  def 'where nothing is kept, or nothing is known, a sentence says so'() {
    expect:
    run('replicas') == 0
    "$out" == "no lab is kept in '$dir'; nothing stands in one\n"

    when:
    Files.createDirectories(dir.resolve('lab'))
    Files.writeString(dir.resolve('lab/erp.json'), '{"version": 2, "digest": ')
    out.buffer.length = 0

    then:
    run('replicas') == 1
    "$out".contains("the lab saved in '${dir.resolve('lab/erp.json')}' cannot be used: ")

    and: 'a file that describes a lab needs a runbook'
    run('replicas', '--lab', 'erp.lab.groovy') == 2
    "$err" == "a lab file describes a lab for a runbook; name the runbook too, or leave 'erp.lab.groovy' out\n"
  }

  /** Without the column of the time. */
  private static List cells(String line) {
    def cells = line.split(/  +/) as List
    cells.take(4) + cells.drop(5)
  }

  private Path erp(String name) {
    Files.writeString(dir.resolve("${name}.groovy"), """\
      runbook('$name') {
        title 'ERP'
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'db01'; cdp 'mq01' }
        failover { group('a') { vm 'db01'; vm 'mq01' } }
      }""")
  }

  private int run(Object... arguments) {
    def all = (arguments as List) + ['--data', dir] + (arguments[0] == 'run' ? ['--speed', 'max'] : [])
    Main.run(new Console(new PrintWriter(out, true), new PrintWriter(err, true), false), all*.toString() as String[])
  }
}
