// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook

import java.time.Instant
import java.time.LocalTime
import java.time.ZoneId
import spock.lang.Specification

/** When a failback switches over, counted from when it was started (LANGUAGE.md). */
class SwitchoverSpec extends Specification {

  def "a switch at #time in Berlin, seen from #from, comes at #at: #what"() {
    expect:
    new Switchover.Daily(LocalTime.parse(time), ZoneId.of('Europe/Berlin')).after(Instant.parse(from)) == Optional.of(Instant.parse(at))

    where:
    time    | from                   || at                     | what
    '02:00' | '2026-11-21T00:30:00Z' || '2026-11-21T01:00:00Z' | 'later on the same day'
    '02:00' | '2026-11-21T01:00:00Z' || '2026-11-21T01:00:00Z' | 'right now'
    '02:00' | '2026-11-21T01:00:01Z' || '2026-11-22T01:00:00Z' | 'it is over for today'
    '02:00' | '2026-11-20T23:30:00Z' || '2026-11-21T01:00:00Z' | 'the day is that of the zone'
    '02:30' | '2027-03-27T22:00:00Z' || '2027-03-28T01:30:00Z' | 'the clocks leave it out, and it is 03:30 then'
    '02:30' | '2026-10-24T22:30:00Z' || '2026-10-25T00:30:00Z' | 'it comes twice, this is the first time'
    '02:30' | '2026-10-25T00:45:00Z' || '2026-10-25T01:30:00Z' | 'it comes twice, the first is over'
    '02:30' | '2026-10-25T01:45:00Z' || '2026-10-26T01:30:00Z' | 'it came twice, both are over'
    '02:30' | '2026-10-24T01:00:00Z' || '2026-10-25T00:30:00Z' | 'the first time of the next day'
  }

  def "an instant is that instant, whenever it is looked at; by hand nobody knows; automatic is now"() {
    given:
    def now = Instant.parse('2026-11-21T03:00:00Z')
    def once = Instant.parse('2026-11-20T01:00:00Z')

    expect:
    new Switchover.Once(once).after(now) == Optional.of(once)
    new Switchover.Manual().after(now).empty
    new Switchover.Automatic().after(now) == Optional.of(now)
  }
}
