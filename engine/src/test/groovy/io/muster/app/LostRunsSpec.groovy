// SPDX-License-Identifier: Apache-2.0
package io.muster.app

import io.muster.journal.Claim
import io.muster.journal.Samples
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.StoredRun
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class LostRunsSpec extends Specification {

  static final RunId ERP = new RunId('erp-1')

  @TempDir
  Path folder

  @AutoCleanup
  Records records

  Instant now = Samples.TIME
  LostRuns lost

  def setup() {
    records = Records.open(Optional.empty(), folder, 'a spec')
    lost = new LostRuns(records, { now } as InstantSource)
  }

  private Claim run(boolean lab = false) {
    def run = Samples.run(ERP.value())
    records.journal().create(new StoredRun(run.id(), run.runbook(), run.plan(), run.skips(), run.forced(),
      new StoredRun.Place(lab, ''), run.by(), run.started(), Optional.empty()), [] as Set, 'node-a')
  }

  private void waits(Claim claim, Duration time) {
    records.journal().append(claim, new RunEvent.StepWaiting(now, Samples.place(), now.plus(time)), [])
  }

  /** What is in the queue after another look. */
  private Set<RunId> look(Duration later = Duration.ofSeconds(5)) {
    now = now.plus(later)
    lost.find(false)
    records.queue().runs()
  }

  def "a run that its process has left is found the second time"() {
    given:
    run()

    expect:
    look().empty
    look() == [ERP] as Set
  }

  def "where nobody shares the journal it is found at once"() {
    given:
    run()

    when:
    lost.find(true)

    then:
    records.queue().runs() == [ERP] as Set
  }

  def "one that waits for later is found too: something else of it may have been under way"() {
    given:
    waits(run(), Duration.ofDays(3))

    expect:
    look().empty
    look() == [ERP] as Set
  }

  def "one that begins to wait long after the node has started is found within a minute or two looks more"() {
    given:
    look()
    waits(run(), Duration.ofDays(3))

    expect:
    look().empty
    look().empty
    look(Duration.ofMinutes(1)).empty
    look() == [ERP] as Set
  }

  def "one that has ended before the second look is left alone"() {
    given:
    def claim = run()
    waits(claim, Duration.ofDays(3))
    look()
    records.journal().append(claim, Samples.ended(ERP.value(), Outcome.DONE), [])

    expect:
    look().empty
  }

  def "a run in a lab belongs to those who have the lab"() {
    given:
    run(true)

    expect:
    look().empty
    look().empty
    look().empty
  }
}
