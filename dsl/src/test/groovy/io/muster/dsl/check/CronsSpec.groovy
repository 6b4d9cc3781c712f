// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems

import spock.lang.Specification

class CronsSpec extends Specification {

  def "the times of a drill are a cron expression of Quartz: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                               || told
    inRunbook("drills { every '0 0 2 ? * SAT', zone: 'Europe/Berlin' }")               || []
    inRunbook("drills { every '0 0 2 ? * MON-FRI 2027-2030', zone: 'Europe/Berlin' }") || []
    inRunbook("drills { every '0 2 * * *', zone: 'Europe/Berlin' }")                   || ["5:18 '0 2 * * *' has five fields; Quartz begins with seconds: '0 0 2 * * ?'"]
    inRunbook("drills { every '0 2 * * 6', zone: 'Europe/Berlin' }")                   || ["5:18 '0 2 * * 6' has five fields; Quartz begins with seconds: '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 2 * * 1-5', zone: 'Europe/Berlin' }")                 || ["5:18 '0 2 * * 1-5' has five fields; Quartz begins with seconds: '0 0 2 ? * MON-FRI'"]
    inRunbook("drills { every '0 2 1 * 0', zone: 'Europe/Berlin' }")                   || ["5:18 '0 2 1 * 0' has five fields; Quartz begins with seconds; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 2 *', zone: 'Europe/Berlin' }")                       || ["5:18 '0 2 *' is no cron expression: it has too few fields; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '', zone: 'Europe/Berlin' }")                            || ["5:18 '' is no cron expression: it has too few fields; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '@daily', zone: 'Europe/Berlin' }")                      || ["5:18 '@daily' is no cron expression; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 2 * * *', zone: 'Europe/Berlin' }")                 || ["5:18 '0 0 2 * * *' is no cron expression: of day of month and day of week one is ?; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 2 ? * ?', zone: 'Europe/Berlin' }")                 || ["5:18 '0 0 2 ? * ?' is no cron expression: of day of month and day of week only one is ?; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 61 2 ? * SAT', zone: 'Europe/Berlin' }")              || ["5:18 '0 61 2 ? * SAT' is no cron expression: seconds and minutes are 0 to 59; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 25 ? * SAT', zone: 'Europe/Berlin' }")              || ["5:18 '0 0 25 ? * SAT' is no cron expression: hours are 0 to 23; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 2 32 * ?', zone: 'Europe/Berlin' }")                || ["5:18 '0 0 2 32 * ?' is no cron expression: days of the month are 1 to 31; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 2 ? 13 SAT', zone: 'Europe/Berlin' }")              || ["5:18 '0 0 2 ? 13 SAT' is no cron expression: months are 1 to 12, or JAN to DEC; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 2 ? * 8', zone: 'Europe/Berlin' }")                 || ["5:18 '0 0 2 ? * 8' is no cron expression: days of the week are 1 for SUN to 7 for SAT; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 2 ? * SAM', zone: 'Europe/Berlin' }")               || ["5:18 '0 0 2 ? * SAM' is no cron expression: 'SAM' is no day; the days are SUN, MON, TUE, WED, THU, FRI, SAT"]
    inRunbook("drills { every '0 0 2 ? FOO SAT', zone: 'Europe/Berlin' }")             || ["5:18 '0 0 2 ? FOO SAT' is no cron expression: 'FOO' is no month; the months are JAN to DEC"]
    inRunbook("drills { every '0 0 2 ? * SA', zone: 'Europe/Berlin' }")                || ["5:18 '0 0 2 ? * SA' is no cron expression; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 2 ? * SAT 2027 1', zone: 'Europe/Berlin' }")        || ["5:18 '0 0 2 ? * SAT 2027 1' is no cron expression: it has too many fields; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
    inRunbook("drills { every '0 0 2 30 2 ?', zone: 'Europe/Berlin' }")                || ["5:18 '0 0 2 30 2 ?' never comes to pass; name a day that exists, in 2026 or later"]
    inRunbook("drills { every '0 0 2 1 1 ? 2020', zone: 'Europe/Berlin' }")            || ["5:18 '0 0 2 1 1 ? 2020' never comes to pass; name a day that exists, in 2026 or later"]
    inRunbook("drills { every '0 0 2 1 1 ? 1-2000000000', zone: 'Europe/Berlin' }")    || ["5:18 '0 0 2 1 1 ? 1-2000000000' is no cron expression; its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in '0 0 2 ? * SAT'"]
  }
}
