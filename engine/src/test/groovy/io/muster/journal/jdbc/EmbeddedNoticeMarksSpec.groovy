// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import java.nio.file.Path
import spock.lang.TempDir

class EmbeddedNoticeMarksSpec extends NoticeMarksContract {

  @TempDir
  Path folder

  @Override
  JdbcJournal open() {
    JdbcJournal.embedded(folder, 'a spec')
  }
}
