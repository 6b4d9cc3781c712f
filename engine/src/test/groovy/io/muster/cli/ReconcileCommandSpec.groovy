// SPDX-License-Identifier: Apache-2.0
package io.muster.cli

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** The journal beside what Muster has written onto the replicas, and the journal in a file. */
class ReconcileCommandSpec extends Specification {

  @TempDir
  Path dir

  def out = new StringWriter()
  def err = new StringWriter()

  def 'after every command the journal and the replicas agree'() {
    expect:
    ['failover', 'failback', 'undo', 'failback', 'commit', 'failover', 'permanent'].each { plan ->
      assert run('run', erp, plan, '--yes') in [0, 3]: "$plan $out $err"
      out.buffer.length = 0
      assert run('reconcile') == 0: "$plan $out"
      assert "$out" == 'the journal and the replicas agree\n'
    }
  }

  def 'a journal that is lost is rebuilt from what is written onto the replicas, and the lost run is told'() {
    given:
    run('run', erp, 'failover') == 0
    dir.resolve('journal').toFile().deleteDir()
    out.buffer.length = 0

    when:
    def status = run('reconcile')
    def lines = "$out".readLines()

    then:
    status == 1
    lines.size() == 2
    lines[0] ==~ /'db01_replica' on 'lab:erp\/frankfurt': the journal knows nothing of it, which means Ready; its VM says Failover since \S+Z by run 'erp-\S+', from '.+'/
    lines[1] ==~ /run 'erp-\S+' is written onto 'db01_replica' and is not in the journal, so it cannot be resumed or taken back as a whole/

    when:
    out.buffer.length = 0
    status = run('reconcile', '--adopt')

    then:
    status == 0
    "$out".readLines()[0] == lines[0] + '; the journal says the same now'

    when:
    out.buffer.length = 0
    status = run('reconcile', erp)

    then: 'nothing differs any more, though the run is lost for good'
    status == 0
    "$out" == lines[1] + '\n'
  }

  def 'in JSON each difference is an object'() {
    given:
    run('run', erp, 'failover') == 0
    dir.resolve('lab').toFile().deleteDir()
    out.buffer.length = 0

    when:
    def status = run('reconcile', '--output', 'json')
    def found = "$out".readLines().collect { new ObjectMapper().readValue(it, Map) }

    then:
    status == 1
    found.size() == 1
    found[0].journalRun.startsWith('erp-')
    found[0].journalSince.endsWith('Z')
    found[0].journalPoint
    found[0].sentence.endsWith("the lab of 'erp' that is kept has no such VM, or none is kept")
    found[0].subMap('type', 'site', 'replica', 'journal', 'vm', 'adopted') ==
      [type: 'difference', site: 'lab:erp/frankfurt', replica: 'db01_replica', journal: 'Failover', vm: 'missing', adopted: false]

    and:
    run('reconcile', '--adopt') == 0
    run('reconcile') == 0
  }

  def 'a lab that cannot be looked at is told, and is no agreement'() {
    given:
    run('run', erp, 'failover') == 0
    Files.writeString(dir.resolve('lab/erp.json'), '{"version": 2, "digest": ')
    out.buffer.length = 0

    expect:
    run('reconcile') == 1
    "$out".startsWith("the lab saved in '${dir.resolve('lab/erp.json')}' cannot be used: ")
    "$out".readLines().size() == 1

    and:
    run('reconcile', '--config', 'muster.properties', '--lab') == 2
  }

  def 'an exported journal is the same after it was imported elsewhere'() {
    given:
    run('run', erp, 'failover') == 0
    out.buffer.length = 0

    expect:
    run('export', dir.resolve('first.jsonl')) == 0
    "$out" == "1 runs and the states of 1 replicas are in '${dir.resolve('first.jsonl')}'\n"

    when:
    dir.resolve('journal').toFile().deleteDir()
    out.buffer.length = 0
    def status = run('import', dir.resolve('first.jsonl'))

    then:
    status == 0
    "$out" == "1 runs and the states of 1 replicas are imported from '${dir.resolve('first.jsonl')}'; 0 runs were there already\n"
    run('export', dir.resolve('second.jsonl')) == 0
    Files.readString(dir.resolve('first.jsonl')) == Files.readString(dir.resolve('second.jsonl'))
    run('reconcile') == 0

    and: 'a file is never written over, and nothing else is read'
    run('export', dir.resolve('second.jsonl')) == 2
    "$err".endsWith("'${dir.resolve('second.jsonl')}' is there already; name another file\n")
    run('import', dir.resolve('nothing')) == 2
    run('import', erp) == 2
    "$err".endsWith('nothing was imported\n')
    dir.toFile().list().every { !it.endsWith('.part') }
  }

  private Path getErp() {
    Files.writeString(dir.resolve('erp.groovy'), """\
      runbook('erp') {
        title 'ERP'
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'db01' }
        failover { group('a') { vm 'db01' } }
        failback { to original; switchover automatic }
      }""")
  }

  private int run(Object... arguments) {
    def all = (arguments as List) + ['--data', dir] + (arguments[0] == 'run' ? ['--speed', 'max'] : [])
    Main.run(new Console(new PrintWriter(out, true), new PrintWriter(err, true), false), all*.toString() as String[])
  }
}
