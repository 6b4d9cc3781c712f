// SPDX-License-Identifier: Apache-2.0
package io.muster.config

import io.muster.config.DrillSettings.Misfire
import io.muster.config.DrillSettings.Overlap
import io.muster.config.DrillSettings.RandomDrill
import java.nio.file.Files
import java.nio.file.Path
import java.time.DayOfWeek
import java.time.Duration
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.MonthDay
import java.time.ZoneId
import spock.lang.Specification
import spock.lang.TempDir

/** What a configuration says of drills that begin by themselves. */
class DrillSettingsSpec extends Specification {

  @TempDir
  Path dir

  def 'what is not said is usual'() {
    expect:
    load('').drills() == DrillSettings.NONE
    !load('').lab()
  }

  def 'all of it is read'() {
    when:
    def settings = load('''
      runbooks = runbooks, /etc/muster/erp.groovy
      calendar.holidays = 12-25, 2026-12-20..2027-01-03, 2026-05-01
      calendar.busy = SAT..MON, 22:00..06:00, 2026-12-24T12:00..2026-12-27T08:00
      drills.calendars = holidays, busy
      drills.overlap = queue
      drills.misfire = skip
      drills.latest = 4h
      drill.monthly.every = 0 0 3 1 * ?
      drill.monthly.zone = Europe/Berlin
      drill.monthly.keep = 30m
      drill.monthly.among = erp, crm
    ''').drills()

    then:
    settings.runbooks() == [dir.resolve('runbooks'), Path.of('/etc/muster/erp.groovy')]
    settings.calendars() == [
      holidays: [
        new ClosedTime.Yearly(MonthDay.of(12, 25)),
        new ClosedTime.Days(LocalDate.parse('2026-12-20'), LocalDate.parse('2027-01-03')),
        new ClosedTime.Days(LocalDate.parse('2026-05-01'), LocalDate.parse('2026-05-01')),
      ],
      busy: [
        new ClosedTime.Weekly([DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY] as Set),
        new ClosedTime.Daily(LocalTime.parse('22:00'), LocalTime.parse('06:00')),
        new ClosedTime.Span(LocalDateTime.parse('2026-12-24T12:00'), LocalDateTime.parse('2026-12-27T08:00')),
      ],
    ]
    settings.closed() == ['holidays', 'busy']
    settings.overlap() == Overlap.QUEUE
    settings.misfire() == Misfire.SKIP
    settings.latest() == Duration.ofHours(4)
    settings.random() == [monthly: new RandomDrill('0 0 3 1 * ?', ZoneId.of('Europe/Berlin'), Duration.ofMinutes(30), ['erp', 'crm'] as Set)]
  }

  def 'the example of the documentation is read'() {
    when:
    def settings = Configuration.load(Path.of('../docs/examples/drills.properties'), { it }).drills()

    then:
    settings.calendars().keySet() == ['holidays', 'freeze', 'business', 'backup'] as Set
    settings.random().keySet() == ['monthly'] as Set
  }

  def 'the page about operating shows that example'() {
    expect:
    Files.readString(Path.of('../docs/operating.md')).contains(Files.readString(Path.of('../docs/examples/drills.properties')))
  }

  def 'sites are those of labs where that is said in so many words'() {
    expect:
    load('lab = yes').lab()
  }

  def 'a mistake is reported with file, line and what to do: #sentence'() {
    when:
    load(text)

    then:
    def problem = thrown(ConfigurationException)
    problem.message == sentence.replace('FILE', dir.resolve('muster.properties').toString())

    where:
    text                                                || sentence
    'calendar.a=2026-02-30'                             || "FILE line 1: '2026-02-30' in calendar 'a' is no day or time; $ClosedTimes.FORMS"
    'calendar.a=2026-12-25, christmas'                  || "FILE line 1: 'christmas' in calendar 'a' is no day or time; $ClosedTimes.FORMS"
    'calendar.a=2027-01-03..2026-12-20'                 || "FILE line 1: '2027-01-03..2026-12-20' in calendar 'a' is no day or time; $ClosedTimes.FORMS"
    'calendar.a=0001-01-01..9999-12-31'                 || "FILE line 1: '0001-01-01..9999-12-31' in calendar 'a' is no day or time; $ClosedTimes.FORMS"
    'calendar.a=08:00..08:00'                           || "FILE line 1: '08:00..08:00' in calendar 'a' is no day or time; $ClosedTimes.FORMS"
    'calendar.a=XXX'                                    || "FILE line 1: 'XXX' in calendar 'a' is no day or time; $ClosedTimes.FORMS"
    'calendar.a='                                       || "FILE line 1: calendar 'a' has nothing in it; $ClosedTimes.FORMS"
    'calendar.holidays=12-25\ndrills.calendars=holiday' || "FILE line 2: setting 'drills.calendars': there is no calendar 'holiday'; did you mean 'holidays'?"
    'drills.calendars=freeze'                           || "FILE line 1: setting 'drills.calendars': there is no calendar 'freeze'; add calendar.freeze = 2026-12-25"
    'drills.overlap=wait'                               || "FILE line 1: setting 'drills.overlap': 'wait' is none of skip, queue"
    'drills.misfire=all'                                || "FILE line 1: setting 'drills.misfire': 'all' is none of skip, once"
    'drills.latest=soon'                                || "FILE line 1: setting 'drills.latest': 'soon' is not a length of time such as 90s, 15m, 4h or 1d"
    'drills.latest=31d'                                 || "FILE line 1: setting 'drills.latest': a drill is made up within 30 days, or not at all"
    'drills.overlapp=skip'                              || "FILE line 1: unknown setting 'drills.overlapp'; did you mean 'drills.overlap'?"
    'drill.a.every=0 0 3 1 * ?'                         || "FILE: setting 'drill.a.zone' is missing"
    'drill.a.every=0 3 1 * *\ndrill.a.zone=UTC'         || "FILE line 1: setting 'drill.a.every': '0 3 1 * *' has five fields; Quartz begins with seconds: '0 0 3 1 * ?'"
    'drill.a.every=0 0 3 1 * ?\ndrill.a.zone=Berlin'    || "FILE line 2: setting 'drill.a.zone': 'Berlin' is no time zone; write one such as Europe/Berlin or UTC"
    'drill.a.every=0 0 3 1 * ?\ndrill.a.zone=UTC\ndrill.a.keep=8d' || "FILE line 3: setting 'drill.a.keep': a drill keeps its machines for 7 days at most"
    'lab = no'                                          || "FILE line 1: setting 'lab': 'no' is not yes; write lab = yes, or leave it out for real sites"
    'lab = yes\nsite.a.url=https://x/sdk'               || "FILE line 2: setting 'site.a.url' is of real sites, and line 1 says lab = yes; leave one of them out"
    'labs = yes'                                        || "FILE line 1: unknown setting 'labs'; did you mean 'lab'?"
  }

  private Configuration load(String text) {
    Configuration.load(Files.writeString(dir.resolve('muster.properties'), text.stripIndent()), { it })
  }
}
