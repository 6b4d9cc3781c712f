// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.config.DrillSettings
import io.muster.journal.DrillTimes.Mark
import io.muster.schedule.drill.DrillNode
import io.muster.schedule.drill.LibrarySpec
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.TempDir

class PostgresDrillTimesSpec extends DrillTimesContract {

  @Shared
  @AutoCleanup
  EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()

  @TempDir
  Path folder

  def setupSpec() {
    sql "create role muster login password 'muster-secret'"
  }

  @Override
  JdbcJournal open() {
    sql 'drop schema public cascade; create schema public; grant all on schema public to muster'
    connected()
  }

  private JdbcJournal connected() {
    JdbcJournal.postgres("jdbc:postgresql://localhost:${server.port}/postgres", 'muster', { 'muster-secret' })
  }

  private void sql(String text) {
    server.postgresDatabase.connection.withCloseable { it.createStatement().execute(text) }
  }

  def 'of many who move a schedule at the same time one does'() {
    when:
    def moves = (1..8).collect { number ->
      CompletableFuture.supplyAsync { times.move('erp', Optional.empty(), new Mark('x', Instant.ofEpochSecond(number))) }
    }

    then:
    moves*.get(20, TimeUnit.SECONDS).count(true) == 1
  }

  def 'of two nodes that see a time at the same moment one starts the drill, or one says that it is left out'() {
    given:
    Files.writeString(folder.resolve('erp.groovy'), LibrarySpec.text('erp', '0 0 * * * ?'))
    def told = Collections.synchronizedList([])
    def other = connected()
    def hours = (1..12).collect { Instant.parse('2026-10-20T00:00:00Z') + Duration.ofHours(it) }

    when: 'each pair begins right before a time, and the third drill does not end'
    def nodes = hours.collectMany { hour ->
      def pair = [journal, other].collect { new DrillNode(hour.minusSeconds(1), DrillSettings.NONE, folder, it, it.drillTimes(), told) }
      pair*.lasts = hour == hours[2] ? null : Duration.ZERO
      pair.collect { node -> CompletableFuture.runAsync { node.until(hour.plusSeconds(30).toString()) } }*.get(60, TimeUnit.SECONDS)
      pair
    }
    def runs = journal.runs()*.id()*.value().sort()

    then:
    runs == ['010000', '020000', '030000'].collect { "erp-drill-20261020-$it" as String }
    nodes*.runs.flatten().sort() == runs
    told.count { it.contains(": started 'erp-drill") } == 3
    hours.drop(3).every { hour -> told.count { it.endsWith("skipped $hour: run 'erp-drill-20261020-030000' is running") } == 1 }

    cleanup:
    nodes*.close()
    other.close()
  }
}
