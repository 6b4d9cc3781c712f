// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import groovy.io.FileType
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/**
 * Journals that released versions have written, and that are never written anew: a drill that was done, and a failover
 * that was killed while its second group waited. In each of them the failover goes on and ends.
 */
class ReleasedJournalSpec extends Specification {

  static final Path KEPT = Muster.ROOT.resolve('integration-tests/src/test/resources/journal')
  static final List<String> VERSIONS = ['1']
  static final String RUN = 'erp-20261128-140253'

  @TempDir
  File dir

  def 'a folder of the embedded database that version #version has left is gone on with'() {
    given:
    lay(version)
    Files.createDirectories(dir.toPath().resolve('data/journal'))
    KEPT.resolve("$version/embedded").toFile().eachFile { Files.copy(it.toPath(), dir.toPath().resolve("data/journal/$it.name")) }

    expect:
    goesOn()

    where:
    version << VERSIONS
  }

  def 'a journal that version #version has exported is imported and gone on with'() {
    given:
    lay(version)

    expect:
    Muster.runIn(dir, 'import', 'journal.jsonl', '--data', 'data').status == 0
    goesOn()

    where:
    version << VERSIONS
  }

  def 'a PostgreSQL database that version #version has left is gone on with'() {
    given:
    lay(version)
    def server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()
    server.postgresDatabase.connection.withCloseable { it.createStatement().execute(new File(dir, 'postgresql.sql').text) }
    new File(dir, 'muster.properties').text = "journal.url = jdbc:postgresql://localhost:$server.port/postgres\njournal.user = postgres\njournal.password = none\n"

    expect:
    goesOn('--config', 'muster.properties')

    cleanup:
    server.close()

    where:
    version << VERSIONS
  }

  private void lay(String version) {
    KEPT.resolve(version).toFile().eachFile(FileType.FILES) { Files.copy(it.toPath(), dir.toPath().resolve(it.name)) }
  }

  private void goesOn(String... options) {
    def runs = Muster.runIn(dir, 'runs', '--data', 'data', *options).lines
    assert runs.size() == 3 && runs[1] ==~ /$RUN  failover  waiting until .*/ && runs[2] ==~ /erp-20261128-140251  drill +done .*/
    def resumed = Muster.runIn(dir, 'resume', RUN, '--speed', 'max', '--data', 'data', *options)
    assert resumed.status == 0: resumed
    assert resumed.lines.last().startsWith('done: recovered in')
    assert resumed.out.contains("failover/applications/app02: 'app02_replica' runs on DR Network")
    assert !resumed.out.contains('failover/databases/db01')
  }
}
