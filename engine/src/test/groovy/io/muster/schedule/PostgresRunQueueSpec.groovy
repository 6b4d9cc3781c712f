// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule

import io.muster.journal.jdbc.JdbcJournal
import io.muster.schedule.jdbc.QuartzStore
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared

class PostgresRunQueueSpec extends RunQueueContract {

  @Shared
  @AutoCleanup
  EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()

  def setupSpec() {
    sql "create role muster login password 'muster-secret'"
  }

  @Override
  JdbcJournal open() {
    sql 'drop schema public cascade; create schema public; grant all on schema public to muster'
    JdbcJournal.postgres("jdbc:postgresql://localhost:${server.port}/postgres", 'muster', { 'muster-secret' })
  }

  @Override
  QuartzStore.Dialect dialect() {
    QuartzStore.Dialect.POSTGRESQL
  }

  private void sql(String text) {
    server.postgresDatabase.connection.withCloseable { it.createStatement().execute(text) }
  }

  def "two processes make the tables at the same time"() {
    expect:
    (1..4).collect { number -> Thread.startVirtualThread { queue("node-$number").close() } }*.join()
    queue.runs().empty
  }

  def "the run of a node that is gone goes on at another one, within ten seconds"() {
    given:
    def begun = new CountDownLatch(1)
    def other = queue('node-b')
    queue.start { run ->
      begun.countDown()
      new CountDownLatch(1).await(30, TimeUnit.SECONDS)
    }
    queue.goOn(ERP)
    begun.await(20, TimeUnit.SECONDS)
    other.start(went::add)

    when: 'it ends without a word'
    def since = System.nanoTime()
    queue.close()

    then:
    went.poll(10, TimeUnit.SECONDS) == ERP

    cleanup:
    println "taken over after ${(System.nanoTime() - since).intdiv(1_000_000)} ms"
    other.close()
    queue = null
  }

  def "a node whose clock is a minute behind or ahead is not taken for dead"() {
    given: 'its mark is renewed, with the time of a clock that differs'
    def begun = new CountDownLatch(1)
    def end = new CountDownLatch(1)
    def other = queue('node-b')
    queue.start { run ->
      begun.countDown()
      end.await(30, TimeUnit.SECONDS)
    }
    queue.goOn(ERP)
    begun.await(20, TimeUnit.SECONDS)
    sql """create function public.wrong() returns trigger language plpgsql as \$\$ begin
        if new.instance_name = 'node-a' then new.last_checkin_time := new.last_checkin_time + $millis; end if; return new; end \$\$;
        create trigger wrong before update on public.qrtz_scheduler_state for each row execute function public.wrong()"""

    when:
    other.start(went::add)

    then:
    went.poll(8, TimeUnit.SECONDS) == null

    cleanup:
    end.countDown()
    other.close()

    where:
    millis << [-60_000, 60_000]
  }
}
