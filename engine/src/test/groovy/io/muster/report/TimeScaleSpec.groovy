// SPDX-License-Identifier: Apache-2.0
package io.muster.report

import java.time.Instant
import spock.lang.Specification

class TimeScaleSpec extends Specification {

  static final Instant START = Instant.parse('2026-11-21T03:00:00Z')

  def 'time goes evenly where something is always done'() {
    given:
    def scale = scale(100, [[0, 60], [40, 100]])

    expect:
    scale.gaps() == []
    [0, 25, 100].collect { scale.x(at(it)) } == [200d, 450d, 1200d]
    scale.ticks()*.time() == (0..10).collect { at(it * 10) }
  }

  def 'the days until somebody has told a halted run what to do are squeezed'() {
    given:
    def scale = scale(172_900, [[0, 50], [172_850, 172_900]])

    expect:
    scale.gaps()*.length()*.toSeconds() == [172_800L]
    scale.x(at(50)) == 668d
    scale.gaps()[0].x() == 668d
    scale.x(at(172_850)) == 732d
    scale.x(at(172_900)) == 1200d

    and: 'no tick is in the gap or near another'
    def ticks = scale.ticks()
    ticks.size() > 6
    ticks.every { !(it.x() > 668 && it.x() < 732) }
    [ticks.init(), ticks.tail()].transpose().every { a, b -> b.x() - a.x() > 50 }
  }

  def 'what lies outside stays at the edge, and a run without any length is drawn'() {
    expect:
    scale(10, []).x(at(-5)) == 200d
    scale(10, []).x(at(500)) == 1200d
    scale(0, [[0, 0]]).x(at(0)) == 200d
  }

  private static TimeScale scale(int length, List<List<Integer>> busy) {
    new TimeScale(new Span(START, at(length)), busy.collect { new Span(at(it[0]), at(it[1])) }, 200, 1000)
  }

  private static Instant at(int second) {
    START.plusSeconds(second)
  }
}
