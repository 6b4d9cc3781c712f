// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.run.Outcome
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import spock.lang.Specification
import spock.lang.TempDir

/** A run whose journal cannot be written any more halts with a sentence, and goes on when it can. */
class UnwritableJournalSpec extends Specification {

  static final String THREE_TIER = 'runbooks/three-tier.groovy'

  @TempDir
  File dir

  def 'a disk that is full halts the run with a sentence, and with room it goes on: files of #blocks KB'() {
    given:
    def data = ['--speed', 'max', '--data', dir]

    when:
    def halted = Muster.runWithin(blocks, 'run', THREE_TIER, 'failover', *data)

    then:
    halted.status == 4
    halted.err ==~ /the disk of the journal in '.*' is full; make room, then resume the run \(.*\)\n/

    when:
    def resumed = Muster.run('resume', Kills.name(dir), *data)

    then:
    resumed.status == 0
    resumed.lines.last().startsWith('done: recovered in ')
    with(new Kills.Run(dir, [])) {
      events.last().outcome() == Outcome.DONE
      done.values().every { it == 1 }
    }
    KilledProcessSpec.effects(dir).findAll { it.key.endsWith('/powerOn') }.values().every { it == 1 }

    where:
    blocks << [44, 60]
  }

  def 'a database that becomes read-only halts the run with a sentence, and when it can be written it goes on'() {
    given:
    def server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()
    sql(server, "create role muster login password 'secret'; grant all on schema public to muster")
    def sites = new MinimalOnVcsim()
    sites.start(600)
    def config = sites.configuration(dir, """
      journal.url = jdbc:postgresql://localhost:${server.port}/postgres
      journal.user = muster
      journal.password = secret
      """.stripIndent())
    def options = ['--config', config, '--data', dir, '--output', 'json']

    when:
    def halted = Muster.meanwhile(2, 'run', MinimalOnVcsim.RUNBOOK, 'failover', *options) {
      sql(server, 'alter role muster set default_transaction_read_only = on')
      sql(server, "select pg_terminate_backend(pid, 10000) from pg_stat_activity where usename = 'muster'")
    }
    def run = (halted.out =~ /"run":"([^"]+)"/)[0][1]

    then:
    halted.status == 4
    halted.lines.last() == "the journal in database 'postgres' at 'localhost:$server.port' is read-only; make it writable, then resume the run" as String

    and: 'it is not gone on with before'
    with(Muster.run('resume', run, *options)) {
      status == 4
      err.contains('is read-only; make it writable')
    }

    when:
    sql(server, 'alter role muster reset default_transaction_read_only')
    def resumed = Muster.run('resume', run, *options)

    then:
    resumed.status == 0
    resumed.lines.last().contains('"outcome":"done"')
    sites.seen() == [machines: [['poweredOn', ['DR Network']]] * 2, tasks: [RevertToSnapshot_Task: 2, ReconfigVM_Task: 2, PowerOnVM_Task: 2]]

    cleanup:
    sites?.close()
    server?.close()
  }

  private static void sql(EmbeddedPostgres server, String statements) {
    server.postgresDatabase.connection.withCloseable { it.createStatement().execute(statements) }
  }
}
