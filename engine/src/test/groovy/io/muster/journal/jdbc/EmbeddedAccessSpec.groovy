// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import java.nio.file.Path
import spock.lang.TempDir

class EmbeddedAccessSpec extends AccessContract {

  @TempDir
  Path folder

  @Override
  JdbcJournal open() {
    JdbcJournal.embedded(folder, 'a spec')
  }

  def 'who may do what survives the process'() {
    given:
    journal.tokens().add(ADA, 'a' * 64)
    journal.close()

    when:
    journal = open()

    then:
    journal.tokens().find('a' * 64) == Optional.of(ADA)
  }
}
