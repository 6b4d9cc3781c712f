// SPDX-License-Identifier: Apache-2.0
package io.muster.time

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import spock.lang.Specification

/** What every time guarantees. */
abstract class TimeContract extends Specification {

  abstract Time time()

  def 'a timer goes off at its instant and not before'() {
    given:
    def due = time().now().plusMillis(40)
    def wentOff = new CompletableFuture()

    when:
    time().at(due) { wentOff.complete(time().now()) }

    then:
    !outside(wentOff).isBefore(due)
  }

  def 'a timer whose instant has passed goes off at once'() {
    given:
    def wentOff = new CompletableFuture()

    when:
    time().at(time().now().minusSeconds(60)) { wentOff.complete('yes') }

    then:
    outside(wentOff) == 'yes'
  }

  def 'a cancelled timer does not go off'() {
    given:
    def events = Collections.synchronizedList([])

    when:
    def seen = inTime {
      def begin = time().now()
      time().at(begin.plusMillis(300)) { events << 'cancelled' }.cancel()
      time().at(begin.plusMillis(301)) { events << 'kept' }
      time().sleep(Duration.ofMillis(400))
      List.copyOf(events)
    }

    then:
    seen == ['kept']
  }

  def 'timers go off in the order of their instants'() {
    given:
    def events = Collections.synchronizedList([])

    when:
    def seen = inTime {
      def begin = time().now()
      [300, 100, 200].each { millis -> time().at(begin.plusMillis(millis)) { events << millis } }
      time().sleep(Duration.ofMillis(500))
      List.copyOf(events)
    }

    then:
    seen == [100, 200, 300]
  }

  def 'waiting for a stage gives its value'() {
    when:
    def seen = inTime {
      def stage = new CompletableFuture()
      time().at(time().now().plusMillis(20)) { stage.complete('value') }
      time().await(stage, time().now().plusSeconds(60))
    }

    then:
    seen == 'value'
  }

  def 'waiting for a stage that fails throws its cause'() {
    when:
    def seen = inTime {
      def stage = new CompletableFuture()
      time().fork('fails') { stage.completeExceptionally(new IllegalStateException('broken')) }
      try {
        time().await(stage, time().now().plusSeconds(60))
      } catch (CompletionException e) {
        e.cause.message
      }
    }

    then:
    seen == 'broken'
  }

  def 'waiting ends at its limit'() {
    when:
    def seen = inTime {
      def limit = time().now().plusMillis(30)
      try {
        time().await(new CompletableFuture(), limit)
      } catch (TimeoutException ignored) {
        !time().now().isBefore(limit)
      }
    }

    then:
    seen == true
  }

  /** Runs a story on a thread of the time. */
  def inTime(Closure story) {
    def told = new CompletableFuture()
    time().fork('story') {
      try {
        told.complete(story())
      } catch (Throwable t) {
        told.completeExceptionally(t)
      }
    }
    outside(told)
  }

  static outside(CompletableFuture future) {
    future.get(20, TimeUnit.SECONDS)
  }
}
