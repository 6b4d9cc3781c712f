// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api

import io.muster.http.Reply
import io.muster.journal.MemoryJournal
import io.muster.run.RunId
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import java.time.Instant
import java.util.function.Consumer
import spock.lang.AutoCleanup
import spock.lang.Specification

class ViewerSpec extends Specification {

  static final NOW = Instant.parse('2026-11-21T03:15:00Z')

  @AutoCleanup
  SimulatedTime time = new SimulatedTime(NOW, Speed.MAX)

  /** One in which nothing has happened. */
  Feed feed = new Feed(time, new MemoryJournal(), new RunId('erp-1'))

  boolean allowed = true
  def outlet = new Screen()
  def viewer = new Viewer(outlet, 0, { allowed }, NOW)

  static class Screen implements Reply.Outlet {
    List<String> sent = []
    Consumer<Boolean> waits
    boolean stuck
    boolean there = true
    boolean ended

    @Override
    void send(String text, Consumer<Boolean> gone) {
      sent << text
      waits = gone
      if (!stuck) {
        gone.accept(there)
      }
    }

    @Override
    void end() {
      ended = true
    }
  }

  private boolean pump(int second) {
    viewer.pump(feed, NOW.plusSeconds(second))
  }

  def 'while nothing happens a sign of life is sent every fifteen seconds'() {
    expect:
    (0..45).every { pump(it) }
    outlet.sent == ['retry: 1000\n\n'] + [': here\n\n'] * 3
    !outlet.ended
  }

  def 'who may not look any more is let go'() {
    given:
    pump(0)
    allowed = false

    expect:
    pump(14)
    !pump(15)
    outlet.ended
    outlet.sent.size() == 1
  }

  def 'who does not read is sent nothing more until he does'() {
    given:
    outlet.stuck = true

    expect:
    (0..100).every { pump(it) }
    outlet.sent.size() == 1

    when:
    outlet.stuck = false
    outlet.waits.accept(true)

    then:
    pump(130)
    outlet.sent.size() == 2
  }

  def 'who is gone is forgotten'() {
    given:
    outlet.there = false

    expect:
    !pump(0)
    !outlet.ended
  }
}
