// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import spock.lang.AutoCleanup
import spock.lang.Shared

class PostgresAccessSpec extends AccessContract {

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

  private void sql(String text) {
    server.postgresDatabase.connection.withCloseable { it.createStatement().execute(text) }
  }
}
