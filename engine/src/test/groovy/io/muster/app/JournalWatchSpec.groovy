// SPDX-License-Identifier: Apache-2.0
package io.muster.app

import io.muster.journal.JournalException
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification

class JournalWatchSpec extends Specification {

  static final Instant START = Instant.parse('2026-11-20T10:00:00Z')

  @AutoCleanup
  SimulatedTime time = new SimulatedTime(START, Speed.MAX)

  /** What is known at some seconds after the start, while looks do what they do. */
  private List<String> known(List<Integer> seconds, Closure look) {
    def watch = new JournalWatch(time, look)
    def seen = [watch.problem().orElse('fine')]
    def end = new CompletableFuture<Void>()
    time.fork('spec') {
      watch.start()
      for (int second : seconds) {
        time.sleep(Duration.between(time.now(), START.plusSeconds(second)))
        seen << watch.problem().orElse('fine')
      }
      watch.close()
      end.complete(null)
    }
    end.get(30, TimeUnit.SECONDS)
    seen
  }

  def "nothing is known before the first look, and then what the last one has found"() {
    given:
    int looks = 0

    expect:
    known([1, 6, 11]) {
      if (++looks == 2) {
        throw new JournalException('the database is away', true, null)
      }
    } == ['it was not looked at yet', 'fine', 'the database is away', 'fine']

    and: 'it looks every five seconds and not when somebody asks'
    looks == 3
  }

  def "a look that hangs is told, and is not followed by another one before it ends"() {
    given:
    int looks = 0

    expect: 'the second look begins after 5 s and ends after 25 s'
    known([1, 9, 11, 24, 26]) {
      if (++looks == 2) {
        time.sleep(Duration.ofSeconds(20))
      }
    } == ['it was not looked at yet', 'fine', 'fine', 'the journal has not answered for 6 s',
          'the journal has not answered for 19 s', 'fine']
    looks == 2
  }

  def "an error that nobody expects is told as such"() {
    expect:
    known([1]) {
      throw new IllegalStateException('secret')
    } == ['it was not looked at yet', 'the journal cannot be looked at; the log says why']
  }
}
