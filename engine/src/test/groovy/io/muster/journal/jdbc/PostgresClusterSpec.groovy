// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.cluster.Cluster
import io.muster.run.RunId
import io.muster.time.LiveTime
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.time.InstantSource
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PostgresClusterSpec extends Specification {

  static final RunId ERP = new RunId('erp-1')

  @Shared
  @AutoCleanup
  EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()

  @AutoCleanup
  LiveTime time = new LiveTime(InstantSource.system())

  @AutoCleanup
  JdbcJournal journal = JdbcJournal.postgres("jdbc:postgresql://localhost:${server.port}/postgres", 'postgres', { 'postgres' })

  @AutoCleanup
  Cluster here = journal.cluster(time)

  @AutoCleanup
  Cluster there = journal.cluster(time)

  private void cutOff() {
    server.postgresDatabase.connection.withCloseable {
      it.createStatement().execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'muster'")
    }
  }

  def "a node is known until its process ends"() {
    expect:
    !here.hasNodes()

    when:
    there.join()

    then:
    here.hasNodes()
    there.hasNodes()

    when:
    there.close()

    then:
    !here.hasNodes()
  }

  def "a run is held by one process"() {
    when:
    def hold = here.hold(ERP)

    then:
    hold.present
    there.isHeld(ERP)
    there.hold(ERP).empty
    here.hold(ERP).empty
    there.hold(new RunId('erp-2')).present

    when:
    hold.get().close()

    then:
    !there.isHeld(ERP)
    there.hold(ERP).present
  }

  def "what was held is taken again after the database was away"() {
    given:
    there.join()
    there.hold(ERP)
    cutOff()

    when: 'the first look finds the session lost'
    lookAgain(there)

    then:
    lookAgain(here)
    here.hasNodes()
    here.isHeld(ERP)
  }

  private static boolean lookAgain(Cluster cluster) {
    try {
      cluster.renew()
    } catch (io.muster.journal.JournalException ignored) {
      cluster.renew()
    }
    true
  }

  def "places are shared by all processes"() {
    given:
    def taken = new LinkedBlockingQueue<String>()
    def first = here.places('tasks', 2)
    def second = there.places('tasks', 2)

    when:
    def a = first.take()
    def b = second.take()
    def waiting = Thread.startVirtualThread {
      def place = second.take()
      taken.add('second')
      place.release()
    }

    then:
    taken.poll(1, TimeUnit.SECONDS) == null

    and: 'places of something else are others'
    here.places('other tasks', 1).take().release() == null

    when:
    a.release()

    then:
    taken.poll(10, TimeUnit.SECONDS) == 'second'
    waiting.join()

    when:
    b.release()

    then:
    [first.take(), first.take()].size() == 2
  }

  def "the places of a process that ends are free"() {
    given:
    there.places('tasks', 1).take()

    when:
    there.close()

    then:
    here.places('tasks', 1).take() != null
  }
}
