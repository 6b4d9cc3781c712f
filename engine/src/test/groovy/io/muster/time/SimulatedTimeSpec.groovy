// SPDX-License-Identifier: Apache-2.0
package io.muster.time

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup

class SimulatedTimeSpec extends TimeContract {

  static final START = Instant.parse('2026-11-21T03:00:00Z')

  @AutoCleanup
  SimulatedTime simulated = new SimulatedTime(START, Speed.MAX)

  @Override
  Time time() {
    simulated
  }

  def 'at the highest speed days pass at once and exactly'() {
    when:
    def seen = inTime {
      simulated.sleep(Duration.ofDays(30))
      simulated.now()
    }

    then:
    seen == START + Duration.ofDays(30)
  }

  def 'work takes no simulated time'() {
    when:
    def seen = inTime {
      long sum = 0
      (1..200_000).each { sum += it }
      simulated.now()
    }

    then:
    seen == START
  }

  def 'threads take turns in the order in which they became ready'() {
    given:
    def events = []

    when:
    inTime {
      def ended = ('a'..'c').collect { name ->
        def end = new CompletableFuture()
        simulated.fork(name) {
          3.times {
            events << name
            simulated.sleep(Duration.ofSeconds(1))
          }
          end.complete(null)
        }
        end
      }
      ended.each { simulated.await(it, simulated.now() + Duration.ofHours(1)) }
    }

    then:
    events == ['a', 'b', 'c'] * 3
  }

  def 'others act while somebody does something outside, and come back in the order in which they left'() {
    given:
    def events = []
    def ends = (1..3).collect { new CompletableFuture() }

    when: 'the first one is the last to be ready outside'
    inTime {
      def last = new CompletableFuture()
      (1..3).each { n ->
        simulated.fork("n$n") {
          events << "leaves $n"
          simulated.outside { ends[n - 1].complete(n); n == 1 ? ends[2].join() : null }
          events << "back $n"
          n == 3 && last.complete(null)
        }
      }
      simulated.await(last, simulated.now() + Duration.ofHours(1))
    }

    then:
    events == ['leaves 1', 'leaves 2', 'leaves 3', 'back 1', 'back 2', 'back 3']
  }

  def 'time stands while somebody does something outside, at #speed'() {
    given:
    simulated = new SimulatedTime(START, speed)
    def timer = new CompletableFuture()
    def busy = new CompletableFuture()

    when:
    def seen = inTime {
      simulated.at(START.plusSeconds(1)) { timer.complete(simulated.now()) }
      Thread.startVirtualThread { Thread.sleep(20); busy.complete('done') }
      [simulated.outside { busy.join() }, timer.done, simulated.now()]
    }

    then:
    seen == ['done', false, START]

    where:
    speed << [Speed.MAX, new Speed(1_000_000)]
  }

  def 'what fails outside fails inside, and the turn is there again'() {
    when:
    def seen = inTime {
      try {
        simulated.outside { throw new IllegalArgumentException('full') }
      } catch (IllegalArgumentException e) {
        simulated.sleep(Duration.ofSeconds(1))
        [e.message, simulated.now()]
      }
    }

    then:
    seen == ['full', START.plusSeconds(1)]
  }

  def 'time that stands until there is work lets timers that are set before go off at their instants'() {
    given:
    simulated = new SimulatedTime(START, speed, { })
    def events = []
    [9, 3, 6].each { n -> simulated.at(START.plusSeconds(n)) { events << [n, simulated.now()] } }

    when:
    inTime { simulated.sleep(Duration.ofSeconds(10)) }

    then:
    events == [3, 6, 9].collect { [it, START.plusSeconds(it)] }

    where:
    speed << [Speed.MAX, new Speed(10_000)]
  }

  def 'each instant is told before anybody sees it'() {
    given:
    def told = []
    simulated = new SimulatedTime(START, Speed.MAX, told::add)

    when:
    def seen = inTime {
      (1..3).collect {
        simulated.sleep(Duration.ofSeconds(it))
        [simulated.now(), told.last()]
      }
    }

    then:
    seen.every { now, newest -> now == newest }
    seen*.first() == [1, 3, 6].collect { START.plusSeconds(it) }
  }

  def 'timers of one instant go off in the order in which they were set'() {
    given:
    def events = []

    when:
    inTime {
      (1..50).each { n -> simulated.at(START.plusSeconds(9)) { events << n } }
      simulated.sleep(Duration.ofSeconds(10))
    }

    then:
    events == 1..50
  }

  def 'a finite speed is the ratio of simulated to real time'() {
    given:
    def fast = new SimulatedTime(START, new Speed(1000))
    def end = new CompletableFuture()
    def begin = System.nanoTime()

    when:
    fast.fork('sleeper') {
      fast.sleep(Duration.ofSeconds(100))
      end.complete(fast.now())
    }

    then:
    outside(end) == START.plusSeconds(100)
    Duration.ofNanos(System.nanoTime() - begin) >= Duration.ofMillis(99)

    cleanup:
    fast.close()
  }

  def 'a thread that fails gives its turn back'() {
    given:
    def quiet = Thread.defaultUncaughtExceptionHandler
    Thread.defaultUncaughtExceptionHandler = { thread, problem -> }

    when:
    simulated.fork('fails') { throw new IllegalStateException('broken') }

    then:
    inTime { 'goes on' } == 'goes on'

    cleanup:
    Thread.defaultUncaughtExceptionHandler = quiet
  }

  def 'a speed that is not above zero is refused'() {
    when:
    new Speed(factor)

    then:
    thrown(IllegalArgumentException)

    where:
    factor << [0d, -1d, Double.NaN]
  }
}
