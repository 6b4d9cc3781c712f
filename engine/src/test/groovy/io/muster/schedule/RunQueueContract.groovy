// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule

import io.muster.journal.jdbc.JdbcJournal
import io.muster.run.RunId
import io.muster.schedule.jdbc.QuartzStore
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import spock.lang.Specification

/** What the queue does in each database. */
abstract class RunQueueContract extends Specification {

  static final RunId ERP = new RunId('erp-1')
  static final RunId CRM = new RunId('crm-1')

  JdbcJournal journal
  RunQueue queue

  /** What went on, in order. */
  LinkedBlockingQueue<RunId> went = new LinkedBlockingQueue<>()

  def setup() {
    journal = open()
    queue = queue('node-a')
  }

  def cleanup() {
    queue?.close()
    journal?.close()
  }

  abstract JdbcJournal open()

  abstract QuartzStore.Dialect dialect()

  RunQueue queue(String node) {
    new RunQueue(journal.&connectSchedule, dialect(), node)
  }

  RunId next() {
    went.poll(20, TimeUnit.SECONDS)
  }

  def "a run goes on once, and is in the queue until it has"() {
    given:
    queue.goOn(ERP)

    expect:
    queue.runs() == [ERP] as Set

    when:
    def seen = new LinkedBlockingQueue<Set<RunId>>()
    queue.start { run ->
      seen.add(queue.runs())
      went.add(run)
    }

    then:
    next() == ERP
    seen.take() == [ERP] as Set
    eventually { queue.runs().empty }
    went.empty
  }

  def "a run goes on at its instant, and one that was put off goes on when it is told to"() {
    given:
    queue.start(went::add)

    when:
    def before = Instant.now()
    queue.goOn(ERP, before.plusSeconds(2))
    queue.goOn(CRM, before.plusSeconds(7200))

    then:
    next() == ERP
    !Instant.now().isBefore(before.plusSeconds(2))

    when:
    queue.goOn(CRM)

    then:
    next() == CRM
  }

  def "a run whose instant passed while no process was there goes on first of all"() {
    given:
    queue.goOn(ERP, Instant.now().minusSeconds(7200))
    queue.close()
    queue = queue('node-b')

    when:
    queue.start(went::add)

    then:
    next() == ERP
  }

  def "a run is under way once at a time, and goes on again when it was told to meanwhile"() {
    given:
    def begun = new CountDownLatch(1)
    def end = new CountDownLatch(1)
    queue.start { run ->
      went.add(run)
      begun.countDown()
      end.await(20, TimeUnit.SECONDS)
    }

    when:
    queue.goOn(ERP)
    begun.await(20, TimeUnit.SECONDS)
    queue.goOn(ERP)
    queue.goOn(CRM)

    then: 'another one does not wait for it'
    [next(), next()] == [ERP, CRM]
    went.empty

    when:
    end.countDown()

    then:
    next() == ERP
  }

  def "a run that puts itself off while it is under way goes on at that instant"() {
    given:
    def times = 0
    queue.start { run ->
      went.add(run)
      if (times++ == 0) {
        queue.goOn(run, Instant.now().plusSeconds(1))
      }
    }

    when:
    queue.goOn(ERP)

    then:
    [next(), next()] == [ERP, ERP]
    eventually { queue.runs().empty }
  }

  def "of #count runs, those that are not in it are told apart"() {
    given:
    def missing = (1..count).collect { new RunId("other-$it") } as Set
    queue.goOn(ERP)

    expect:
    queue.without(missing + ERP) == missing

    where:
    count << [2, 300]
  }

  def "a process that stands by begins nothing"() {
    given:
    queue.start(went::add)
    queue.standBy()

    when:
    queue.goOn(ERP)

    then:
    went.poll(2, TimeUnit.SECONDS) == null
    queue.runs() == [ERP] as Set
  }

  static boolean eventually(Closure<Boolean> condition) {
    def limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20)
    while (!condition()) {
      if (System.nanoTime() > limit) {
        return false
      }
      Thread.onSpinWait()
    }
    true
  }
}
