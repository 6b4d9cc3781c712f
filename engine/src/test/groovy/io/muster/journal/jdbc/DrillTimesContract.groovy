// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.journal.DrillTimes
import io.muster.journal.DrillTimes.Mark
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What every database keeps of schedules of drills. */
abstract class DrillTimesContract extends Specification {

  static final FIRST = new Mark("every '0 0 2 ? * *' in UTC", Instant.parse('2026-10-20T02:00:00Z'))
  static final SECOND = new Mark("every '0 0 2 ? * *' in UTC", Instant.parse('2026-10-21T02:00:00.123456789Z'))

  @AutoCleanup
  JdbcJournal journal = open()

  DrillTimes times = journal.drillTimes()

  abstract JdbcJournal open()

  def 'how far a schedule is, is found again'() {
    expect:
    times.find('erp').empty
    times.move('erp', Optional.empty(), FIRST)
    times.find('erp') == Optional.of(FIRST)
    times.move('erp', Optional.of(FIRST), SECOND)
    times.find('erp') == Optional.of(SECOND)
    times.find('crm').empty
  }

  def 'a schedule is not moved by somebody who has seen something else'() {
    given:
    times.move('erp', Optional.empty(), FIRST)

    expect:
    !times.move('erp', Optional.empty(), SECOND)
    !times.move('erp', Optional.of(SECOND), FIRST)
    !times.move('crm', Optional.of(FIRST), SECOND)
    times.find('erp') == Optional.of(FIRST)
    times.find('crm').empty
  }
}
