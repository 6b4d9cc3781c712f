// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill

import io.muster.config.ClosedTime
import io.muster.config.DrillSettings
import io.muster.config.DrillSettings.Misfire
import io.muster.config.DrillSettings.Overlap
import java.time.DayOfWeek
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.MonthDay
import java.time.ZoneId
import spock.lang.Specification

/** Which times of a schedule are kept. */
class TimetableSpec extends Specification {

  static final NIGHTLY = '0 0 2 ? * *'

  def 'a time that is left out when the clocks go forward is not kept on that day'() {
    expect:
    times('0 30 2 ? * *', '2026-03-27T12:00:00Z', 3) == ['2026-03-28T01:30:00Z', '2026-03-30T00:30:00Z', '2026-03-31T00:30:00Z']
  }

  def 'a time that comes twice when the clocks go back is kept once, the second time'() {
    expect:
    times('0 30 2 ? * *', '2026-10-23T12:00:00Z', 3) == ['2026-10-24T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-26T01:30:00Z']
  }

  def 'a time of day stays the same on both sides of a change'() {
    expect:
    times('0 0 4 ? * SUN', '2026-03-20T00:00:00Z', 2) == ['2026-03-22T03:00:00Z', '2026-03-29T02:00:00Z']
    times('0 0 4 ? * SUN', '2026-10-16T00:00:00Z', 2) == ['2026-10-18T02:00:00Z', '2026-10-25T03:00:00Z']
  }

  def 'a calendar of #what closes #shut and not #open'() {
    given:
    def calendars = new Calendars(settings(closed: [time]))

    expect:
    shut.every { calendars.closed(berlin(it), ZoneId.of('Europe/Berlin')) == Optional.of('freeze') }
    open.every { calendars.closed(berlin(it), ZoneId.of('Europe/Berlin')).empty }

    where:
    what       | time                                                                              || shut                                       | open
    'a day'    | new ClosedTime.Days(LocalDate.parse('2026-10-25'), LocalDate.parse('2026-10-25')) || ['2026-10-25T00:00', '2026-10-25T23:59:59'] | ['2026-10-24T23:59:59', '2026-10-26T00:00']
    'days'     | new ClosedTime.Days(LocalDate.parse('2026-12-20'), LocalDate.parse('2027-01-03')) || ['2026-12-20T00:00', '2027-01-03T23:59']    | ['2026-12-19T23:59', '2027-01-04T00:00']
    'each year' | new ClosedTime.Yearly(MonthDay.parse('--02-29'))                                 || ['2028-02-29T12:00', '2032-02-29T12:00']    | ['2028-02-28T12:00', '2028-03-01T00:00', '2027-03-01T00:00']
    'weekdays' | new ClosedTime.Weekly([DayOfWeek.SUNDAY, DayOfWeek.MONDAY] as Set)                || ['2026-10-25T00:00', '2026-10-26T23:59']    | ['2026-10-24T23:59', '2026-10-27T00:00']
    'hours'    | new ClosedTime.Daily(LocalTime.parse('08:00'), LocalTime.parse('18:00'))          || ['2026-10-20T08:00', '2026-10-20T17:59:59'] | ['2026-10-20T07:59:59', '2026-10-20T18:00', '2026-10-20T00:00']
    'a night'  | new ClosedTime.Daily(LocalTime.parse('22:00'), LocalTime.parse('06:00'))          || ['2026-10-20T22:00', '2026-10-20T00:00', '2026-10-20T05:59'] | ['2026-10-20T06:00', '2026-10-20T21:59']
    'a span'   | new ClosedTime.Span(LocalDateTime.parse('2026-10-22T12:00'), LocalDateTime.parse('2026-10-23T08:00')) || ['2026-10-22T12:00', '2026-10-23T07:59'] | ['2026-10-22T11:59', '2026-10-23T08:00']
  }

  def 'several times of one calendar are all closed'() {
    given:
    def calendars = new Calendars(settings(closed: [
      new ClosedTime.Weekly([DayOfWeek.SUNDAY] as Set),
      new ClosedTime.Days(LocalDate.parse('2026-10-20'), LocalDate.parse('2026-10-20')),
      new ClosedTime.Yearly(MonthDay.parse('--12-25')),
    ]))

    expect:
    ['2026-10-25T12:00', '2026-10-20T12:00', '2026-12-25T12:00'].every { calendars.closed(berlin(it), ZoneId.of('Europe/Berlin')).present }
    calendars.closed(berlin('2026-10-21T12:00'), ZoneId.of('Europe/Berlin')).empty
  }

  def 'a time is kept when it comes'() {
    expect:
    judged('2026-10-20T12:00:00Z', '2026-10-21T00:00:00Z') == ['2026-10-21T00:00:00Z', []]
    judged('2026-10-20T12:00:00Z', '2026-10-20T23:59:59Z') == [null, []]
  }

  def 'a time that a calendar closes is not kept, and none is in its place'() {
    given:
    def settings = settings(closed: [new ClosedTime.Days(LocalDate.parse('2026-10-21'), LocalDate.parse('2026-10-21'))])

    expect:
    judged('2026-10-20T12:00:00Z', '2026-10-21T00:00:00Z', settings) == [null, ["2026-10-21T00:00:00Z calendar 'freeze' is closed"]]
  }

  def 'of times that were missed the last is made up'() {
    expect:
    judged('2026-10-19T12:00:00Z', '2026-10-21T05:00:00Z', settings(latest: Duration.ofDays(3))) ==
      ['2026-10-21T00:00:00Z', ['2026-10-20T00:00:00Z it was missed, and a later time has come since']]
  }

  def 'no time is made up where that is not wanted'() {
    expect:
    judged('2026-10-20T12:00:00Z', '2026-10-21T05:00:00Z', settings(misfire: Misfire.SKIP)) == [null, ['2026-10-21T00:00:00Z it was missed, 5 h ago']]
    judged('2026-10-20T12:00:00Z', '2026-10-21T00:00:59Z', settings(misfire: Misfire.SKIP)) == ['2026-10-21T00:00:00Z', []]
  }

  def 'a time that is too long ago is not made up'() {
    expect:
    judged('2026-10-20T12:00:00Z', '2026-10-21T05:00:00Z', settings(latest: Duration.ofHours(4))) ==
      [null, ['2026-10-21T00:00:00Z it and those until 2026-10-21T00:59:00Z were missed, more than 4 h ago']]
  }

  def 'a time is not made up while a calendar is closed'() {
    given:
    def settings = settings(closed: [new ClosedTime.Daily(LocalTime.parse('06:00'), LocalTime.parse('20:00'))])

    expect:
    judged('2026-10-20T20:00:00Z', '2026-10-21T05:00:00Z', settings) == [null, ["2026-10-21T00:00:00Z it would be 5 h late, and calendar 'freeze' is closed now"]]
  }

  def 'a time that has waited for another run is no misfire'() {
    given:
    def table = table(NIGHTLY, settings(misfire: Misfire.SKIP))

    expect:
    table.judge(at('2026-10-20T12:00:00Z'), at('2026-10-21T02:00:00Z'), Optional.of(at('2026-10-21T00:00:00Z'))).due() == Optional.of(at('2026-10-21T00:00:00Z'))
  }

  def 'a month without a process is judged at once, whatever the times are'() {
    when:
    def judged = table('* * * * * ?', settings([:])).judge(at('2026-09-01T00:00:00Z'), at('2026-10-01T00:00:00Z'), Optional.empty())

    then:
    judged.due() == Optional.of(at('2026-10-01T00:00:00Z'))
    judged.skipped().first().why().startsWith('it and those until')
  }

  static DrillSettings settings(Map options) {
    new DrillSettings([], options.closed ? [freeze: options.closed] : [:], options.closed ? ['freeze'] : [],
      options.overlap ?: Overlap.SKIP, options.misfire ?: Misfire.ONCE, options.latest ?: Duration.ofDays(1), [:])
  }

  private static List<String> times(String cron, String after, int count) {
    def table = table(cron, settings([:]))
    def all = []
    def next = at(after)
    count.times {
      next = table.after(next).get()
      all << next.toString()
    }
    all
  }

  private static List judged(String after, String now, DrillSettings settings = settings([:])) {
    def judged = table(NIGHTLY, settings).judge(at(after), at(now), Optional.empty())
    [judged.due().map { it.toString() }.orElse(null), judged.skipped().collect { "${it.due()} ${it.why()}" as String }]
  }

  private static Timetable table(String cron, DrillSettings settings) {
    def schedule = new Scheduled('a', 'a', cron, ZoneId.of('Europe/Berlin'), Duration.ZERO, new Scheduled.One('erp'))
    new Timetable(schedule, new Calendars(settings), settings)
  }

  private static Instant at(String text) {
    Instant.parse(text)
  }

  private static Instant berlin(String local) {
    LocalDateTime.parse(local).atZone(ZoneId.of('Europe/Berlin')).toInstant()
  }
}
