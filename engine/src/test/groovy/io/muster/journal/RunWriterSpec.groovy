// SPDX-License-Identifier: Apache-2.0
package io.muster.journal

import io.muster.run.Happening
import io.muster.run.RunEvent
import io.muster.run.RunLog
import io.muster.time.LiveTime
import java.time.InstantSource
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentLinkedQueue
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class RunWriterSpec extends Specification {

  static final RunEvent DONE = Samples.done('db01')
  static final RunEvent BEGAN = Samples.began('web01', 1)
  static final RunEvent OTHER = Samples.began('mq01', 1)

  @AutoCleanup
  LiveTime time = new LiveTime(InstantSource.system())

  /** What was written, each list with one commit. */
  final Queue<List<RunEvent>> commits = new ConcurrentLinkedQueue<>()
  final Queue<RunEvent> told = new ConcurrentLinkedQueue<>()
  final Map<RunEvent, CompletableFuture<Void>> held = [:]
  final Map<RunEvent, RuntimeException> failing = [:]

  RunWriter writer = new RunWriter([append: { List<Happening> happened ->
    happened.each { held[it.event()]?.join() }
    happened.findResult { failing[it.event()] }?.with { throw it }
    commits << happened*.event()
  }] as RunLog, time)

  private void write(RunEvent event) {
    writer.write(Happening.of(event)) { told << event }
  }

  private void putOff(RunEvent event) {
    writer.putOff([Happening.of(event)]) { told << event }
  }

  private static RuntimeException failure(Closure work) {
    try {
      work()
      null
    } catch (RuntimeException e) {
      e
    }
  }

  def "what is put off is written and told with what comes next"() {
    when:
    putOff(DONE)

    then:
    told.empty

    when:
    write(BEGAN)

    then:
    commits.toList() == [[DONE, BEGAN]]
    told.toList() == [DONE, BEGAN]
  }

  def "what is put off is written alone where nobody comes, and not where somebody does"() {
    given:
    def coming = writer.comes()
    putOff(DONE)

    when:
    writer.settle()

    then:
    commits.empty

    when: 'who was to come has nothing to write'
    coming.arrives()
    coming.arrives()
    writer.settle()

    then:
    commits.toList() == [[DONE]]
    told.toList() == [DONE]

    when:
    writer.settle()
    writer.finish()

    then: 'there is nothing left to write'
    commits.size() == 1
  }

  def "whoever has been waited for takes what was put off meanwhile"() {
    given:
    def coming = writer.comes()
    def second = writer.comes()
    putOff(DONE)

    when:
    coming.arrives()
    write(BEGAN)
    second.arrives()
    write(OTHER)

    then:
    commits.toList() == [[DONE, BEGAN], [OTHER]]
  }

  def "all is written when it is finished, whoever may come"() {
    given:
    writer.comes()
    putOff(DONE)

    when:
    writer.finish()

    then:
    told.toList() == [DONE]
  }

  def "what came first is told first, and all is told when it is finished"() {
    given: 'an end that is being written by another thread'
    held[BEGAN] = new CompletableFuture()
    putOff(DONE)
    def first = Thread.startVirtualThread { write(BEGAN) }
    untilWaiting(first)

    when:
    def second = Thread.startVirtualThread { write(OTHER) }
    untilWritten(OTHER)
    def finished = Thread.startVirtualThread { writer.finish() }
    untilWaiting(second)
    untilWaiting(finished)

    then:
    told.empty

    when:
    held[BEGAN].complete(null)
    [first, second, finished]*.join()

    then:
    told.toList() == [DONE, BEGAN, OTHER]
  }

  def "nothing is told after what could not be written"() {
    given:
    def problem = new JournalException('the disk is full', false, null)
    failing[BEGAN] = problem
    putOff(DONE)

    expect:
    failure { write(BEGAN) }.is(problem)
    failure { write(OTHER) }.is(problem)
    failure { writer.finish() }.is(problem)
    told.empty
  }

  private static void untilWaiting(Thread thread) {
    while (thread.state !in [Thread.State.WAITING, Thread.State.TIMED_WAITING]) {
      Thread.onSpinWait()
    }
  }

  private void untilWritten(RunEvent event) {
    while (!commits.any { event in it }) {
      Thread.onSpinWait()
    }
  }
}
