// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.journal.ClaimLostException
import io.muster.journal.Journal
import io.muster.journal.JournalContract
import io.muster.journal.JournalException
import io.muster.journal.Samples
import io.muster.journal.exchange.JournalExport
import io.muster.journal.exchange.JournalImport
import io.muster.replica.State
import io.muster.run.RunEvent
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.nio.file.Files
import java.nio.file.Path
import java.sql.Connection
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.TempDir

class PostgresJournalSpec extends JournalContract {

  static final String ADDRESS = "the address of the journal's database is not of the form 'jdbc:postgresql://host:port/database', without a password; correct it in the configuration"

  @Shared
  @AutoCleanup
  EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()

  @Shared
  int port = server.port

  @TempDir
  Path folder

  def setupSpec() {
    sql "create role muster login password 'muster-secret'"
  }

  def setup() {
    journal.close()
    sql 'drop schema public cascade; create schema public; grant all on schema public to muster'
    journal = open()
  }

  @Override
  Journal open() {
    JdbcJournal.postgres(url(), 'muster', { 'muster-secret' })
  }

  def "another process is fenced off by a claim of this one"() {
    given:
    def other = open()
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')

    when:
    def taken = other.claim(claim.run(), 'node-b')

    then:
    !journal.holds(claim)
    other.holds(taken)

    when:
    journal.append(claim, Samples.began(), [])

    then:
    thrown ClaimLostException
    journal.events(claim.run(), 0).size() == 1

    cleanup:
    other.close()
  }

  def "a process that was paused within a transaction does not hold up the one that takes over"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')
    def database = PostgresDatabase.at(url(), 'muster', { 'muster-secret' })
    Connection paused = database.connect()
    paused.createStatement().execute("update muster_run set events = events + 1")

    when:
    def taken = journal.claim(claim.run(), 'node-b')
    journal.append(taken, Samples.began(), [])

    then:
    journal.events(claim.run(), 0)*.number() == [1, 2]

    cleanup:
    database.close()
  }

  def "two processes may make the tables at the same time"() {
    given:
    journal.close()
    sql 'drop schema public cascade; create schema public; grant all on schema public to muster'

    when:
    def journals = together((1..4).collect { { -> open() } })

    then:
    journals.every { it.runs() == [] }

    cleanup:
    journals*.close()
  }

  def "a connection that is lost is likely to come back, and nothing is written twice"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')

    when:
    sql 'alter role muster nologin'
    cutOff()
    journal.append(claim, Samples.began(), [])

    then:
    def e = thrown JournalException
    e.message.contains("database 'postgres' at 'localhost:$port'")
    !e.message.contains('secret')

    when: 'it is tried until the connections that were cut off are gone'
    sql 'alter role muster login'
    untilItPasses { journal.append(claim, Samples.began(), []) }

    then:
    journal.events(claim.run(), 0)*.number() == [1, 2]

    cleanup:
    sql 'alter role muster login'
  }

  def "a server that is gone for now is told as passing"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')
    sql 'alter role muster connection limit 0'
    cutOff()

    when:
    journal.append(claim, Samples.began(), [])

    then:
    def e = thrown JournalException
    e.passing()
    e.message.startsWith("the journal in database 'postgres' at 'localhost:$port' cannot be reached at the moment")

    cleanup:
    sql 'alter role muster connection limit -1'
  }

  def "an event that was written though its commit was not confirmed is not written twice"() {
    given:
    def lossy = new Lossy(PostgresDatabase.at(url(), 'muster', { 'muster-secret' }))
    def journal = new JdbcJournal(lossy)
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')
    lossy.loses = true

    when:
    journal.append(claim, Samples.began(), [])

    then:
    def e = thrown JournalException
    e.passing()

    when:
    lossy.loses = false
    journal.append(claim, Samples.began(), [])
    journal.append(claim, Samples.done(), [])

    then:
    journal.events(claim.run(), 0)*.number() == [1, 2, 3]

    cleanup:
    journal.close()
  }

  def "a journal goes from the embedded database to this one and back, and is the same"() {
    given:
    def embedded = [1, 2].collect { JdbcJournal.embedded(folder.resolve("$it"), 'muster serve') }
    def claim = embedded[0].create(Samples.run('erp-1'), [WEB, DB] as Set, 'node-a')
    Samples.events().tail().findAll { !(it instanceof RunEvent.RunEnded) }.each { embedded[0].append(claim, it, [state(WEB, State.FAILOVER)]) }

    when:
    JournalImport.read(journal, exported(embedded[0]))
    JournalImport.read(embedded[1], exported(journal))

    then:
    text(embedded[1]) == text(embedded[0])
    [journal, embedded[1]].every { it.runs() == embedded[0].runs() }
    [journal, embedded[1]].every { it.owners() == [(DB): claim.run(), (WEB): claim.run()] }

    cleanup:
    embedded*.close()
  }

  private static String text(Journal journal) {
    def text = new StringWriter()
    JournalExport.write(journal, text)
    text
  }

  private Path exported(Journal journal) {
    Files.writeString(folder.resolve('journal.jsonl'), text(journal))
  }

  def "a read-only database is told"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')
    sql "alter role muster set default_transaction_read_only = on"
    cutOff()

    when: 'the connections that were cut off are gone'
    def e = (1..8).findResult { failure { journal.append(claim, Samples.began(), []) }.with { passing() ? null : it } }

    then:
    e.message == "the journal in database 'postgres' at 'localhost:$port' is read-only; make it writable, then resume the run"

    cleanup:
    sql 'alter role muster reset default_transaction_read_only'
  }

  def "#what is told without the password"() {
    when:
    JdbcJournal.postgres(address.replace('URL', url()), user, { 'wrong-secret' })

    then:
    def e = thrown JournalException
    !e.passing()
    e.message == message
    causes(e).every { !"$it".contains('secret') }

    where:
    what              | address                                   | user     || message
    'a wrong user'    | 'URL'                                     | 'nobody' || "the journal's user may not log in to database 'postgres' at 'localhost:$port'; correct its name or password in the configuration"
    'a password'      | 'URL?password=secret'                     | 'muster' || ADDRESS
    'another address' | 'jdbc:postgres://u:secret@host/x'         | 'muster' || ADDRESS
  }

  private static void untilItPasses(Closure<?> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        work()
        return
      } catch (JournalException e) {
        if (!e.passing() || attempt == 10) {
          throw e
        }
      }
    }
  }

  private static JournalException failure(Closure<?> work) {
    try {
      work()
      throw new AssertionError('it did not fail')
    } catch (JournalException e) {
      e
    }
  }

  private static List<Throwable> causes(Throwable e) {
    e == null ? [] : [e, *causes(e.cause)]
  }

  private String url() {
    "jdbc:postgresql://localhost:$port/postgres"
  }

  private void cutOff() {
    sql "select pg_terminate_backend(pid, 10000) from pg_stat_activity where usename = 'muster'"
  }

  private void sql(String statements) {
    server.postgresDatabase.connection.withCloseable { it.createStatement().execute(statements) }
  }
}
