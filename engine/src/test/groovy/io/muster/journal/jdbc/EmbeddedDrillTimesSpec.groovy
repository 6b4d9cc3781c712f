// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import java.nio.file.Path
import spock.lang.TempDir

class EmbeddedDrillTimesSpec extends DrillTimesContract {

  @TempDir
  Path folder

  @Override
  JdbcJournal open() {
    JdbcJournal.embedded(folder, 'a spec')
  }
}
