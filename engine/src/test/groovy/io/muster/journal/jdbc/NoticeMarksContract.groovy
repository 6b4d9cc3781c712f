// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.journal.NoticeMarks
import io.muster.journal.NoticeMarks.About
import io.muster.journal.NoticeMarks.Behind
import io.muster.journal.NoticeMarks.Mark
import io.muster.journal.Samples
import io.muster.run.Outcome
import io.muster.run.RunId
import io.muster.runbook.PlanName
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What every database keeps of targets of notifications. */
abstract class NoticeMarksContract extends Specification {

  static final TROUBLE = Instant.parse('2026-11-21T03:20:00.5Z')

  @AutoCleanup
  JdbcJournal journal = open()

  NoticeMarks marks = journal.noticeMarks()

  abstract JdbcJournal open()

  private void happens(String run, int more) {
    def claim = journal.create(Samples.run(run), [] as Set, 'here')
    more.times { journal.append(claim, Samples.done("web0$it"), []) }
  }

  def 'a new target is told of what happens from now on'() {
    given:
    happens('erp-1', 2)

    when:
    marks.begin('ops')
    happens('erp-2', 1)

    then:
    marks.behind('ops') == [new Behind(new RunId('erp-2'), 'minimal', Mark.at(0), 2)]

    when: 'it is there already'
    marks.begin('ops')

    then:
    marks.behind('ops')*.run() == [new RunId('erp-2')]
  }

  def 'a target is behind until it was told the last of a run, each for itself'() {
    given:
    ['ops', 'chat'].each { marks.begin(it) }
    happens('erp-1', 2)

    when:
    marks.put('ops', About.RUN, 'erp-1', Mark.at(1).failing(TROUBLE))

    then:
    marks.behind('ops') == [new Behind(new RunId('erp-1'), 'minimal', new Mark(1, Optional.of(TROUBLE)), 3)]
    marks.behind('chat') == [new Behind(new RunId('erp-1'), 'minimal', Mark.at(0), 3)]

    when:
    marks.put('ops', About.RUN, 'erp-1', Mark.at(3))

    then:
    marks.behind('ops').empty
    marks.find('ops', About.RUN, 'erp-1') == Optional.of(Mark.at(3))
  }

  def 'what marks are about is kept apart'() {
    when:
    marks.put('ops', About.LATE, 'erp', Mark.at(1))

    then:
    marks.find('ops', About.LATE, 'erp') == Optional.of(Mark.at(1))
    marks.find('ops', About.DRILL, 'erp').empty
    marks.find('chat', About.LATE, 'erp').empty
  }

  def 'failovers that have not ended are undecided until a mark says so'() {
    given:
    marks.begin('ops')
    happens('erp-1', 1)
    happens('erp-2', 1)
    journal.create(Samples.run('erp-3', Samples.runbook(), PlanName.DRILL), [] as Set, 'here')
    journal.append(journal.claim(new RunId('erp-2'), 'here'), Samples.ended('erp-2', Outcome.DONE), [])

    expect:
    marks.undecided('ops') == [new RunId('erp-1')]

    when:
    marks.put('ops', About.LATE, 'erp-1', Mark.at(0).failing(TROUBLE))

    then:
    marks.undecided('ops') == [new RunId('erp-1')]

    when:
    marks.put('ops', About.LATE, 'erp-1', Mark.at(1))

    then:
    marks.undecided('ops').empty
  }

  def 'a trouble counts from its beginning'() {
    expect:
    Mark.at(4).failing(TROUBLE).failing(TROUBLE.plusSeconds(60)) == new Mark(4, Optional.of(TROUBLE))
  }
}
