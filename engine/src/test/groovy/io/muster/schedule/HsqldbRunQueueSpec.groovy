// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule

import io.muster.journal.jdbc.JdbcJournal
import io.muster.schedule.jdbc.QuartzStore
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.TempDir

class HsqldbRunQueueSpec extends RunQueueContract {

  @TempDir
  Path folder

  @Override
  JdbcJournal open() {
    JdbcJournal.embedded(folder, 'a spec')
  }

  @Override
  QuartzStore.Dialect dialect() {
    QuartzStore.Dialect.HSQLDB
  }

  def "a run that was under way when its process ended goes on when the next one starts"() {
    given:
    def begun = new CountDownLatch(1)
    queue.start { run ->
      begun.countDown()
      new CountDownLatch(1).await(30, TimeUnit.SECONDS)
    }
    queue.goOn(ERP)
    begun.await(20, TimeUnit.SECONDS)
    queue.close()
    queue = queue('node-b')

    when:
    queue.start(went::add)

    then:
    next() == ERP
  }
}
